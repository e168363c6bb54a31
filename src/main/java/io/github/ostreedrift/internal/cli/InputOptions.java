// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.capture.ReadOptions.Listings;
import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.FleetOptions.ArchiveLimits;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the inputs of any command are read. */
final class InputOptions {
  /** Why two arguments can't name standard input. */
  static final String STANDARD_ONCE =
      "standard input can be read once only; save its captures in a file";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = Formats.class,
      description = "Read captures of one format only; --help-limits lists them.")
  private @Nullable CaptureFormat format;

  @Option(
      names = "--help-limits",
      help = true,
      description = "Show the formats, and the options that limit what is read.")
  @SuppressWarnings("UnusedVariable") // what was parsed is asked
  private boolean helpLimits;

  @Option(
      names = "--max-input-bytes",
      hidden = true,
      paramLabel = "N",
      converter = Positive.class,
      description = "Bytes of one input that are read (${DEFAULT-VALUE}).")
  private long maxInputBytes = Limits.MAX_INPUT_BYTES;

  @Option(
      names = "--max-line-length",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Characters of one line that are read (${DEFAULT-VALUE}).")
  private int maxLineLength = Limits.MAX_LINE_LENGTH;

  @Option(
      names = "--max-captures",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Captures in one input (${DEFAULT-VALUE}).")
  private int maxCaptures = Limits.MAX_CAPTURES;

  @Option(
      names = "--max-deployments",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Deployments in one capture (${DEFAULT-VALUE}).")
  private int maxDeployments = Limits.MAX_DEPLOYMENTS;

  @Option(
      names = "--max-json-depth",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Nesting of JSON (${DEFAULT-VALUE}).")
  private int maxJsonDepth = Limits.MAX_JSON_DEPTH;

  @Option(
      names = "--max-packages",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Packages in one listing (${DEFAULT-VALUE}).")
  private int maxPackages = Limits.MAX_PACKAGES;

  @Option(
      names = "--max-archive-members",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Members of one archive (${DEFAULT-VALUE}).")
  private int maxArchiveMembers = ArchiveLimits.MAX_MEMBERS;

  @Option(
      names = "--max-unpacked-bytes",
      hidden = true,
      paramLabel = "N",
      converter = Positive.class,
      description = "Bytes of one archive when unpacked (${DEFAULT-VALUE}).")
  private long maxUnpackedBytes = ArchiveLimits.MAX_UNPACKED_BYTES;

  @Option(
      names = "--max-archive-ratio",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "How many times its size an archive may be when unpacked (${DEFAULT-VALUE}).")
  private int maxArchiveRatio = ArchiveLimits.MAX_RATIO;

  @Option(
      names = "--max-member-bytes",
      hidden = true,
      paramLabel = "N",
      converter = Positive.class,
      description = "Bytes of one member of an archive (${DEFAULT-VALUE}).")
  private long maxMemberBytes = ArchiveLimits.MAX_MEMBER_BYTES;

  @Option(
      names = "--max-held-bytes",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Bytes of one member that is read (${DEFAULT-VALUE}).")
  private int maxHeldBytes = ArchiveLimits.MAX_HELD_BYTES;

  @Option(
      names = "--max-node-names",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Nodes that one name such as node[1-100] may stand for (${DEFAULT-VALUE}).")
  private int maxNodeNames = FleetOptions.MAX_NODE_NAMES;

  @Option(
      names = "--max-body-length",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Characters of one node's part of an input (${DEFAULT-VALUE}).")
  private int maxBodyLength = FleetOptions.MAX_BODY_LENGTH;

  @Option(
      names = "--max-held-length",
      hidden = true,
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Characters of an input whose nodes are interleaved (${DEFAULT-VALUE}).")
  private int maxHeldLength = FleetOptions.MAX_HELD_LENGTH;

  /** Whether an argument names standard input, or a capture in it. */
  static boolean isStandard(String argument) {
    return argument.equals("-") || argument.startsWith("-#");
  }

  /** The help for formats and limits, for the width of a page. */
  static String limitsHelp(CommandLine command) {
    CommandSpec limits = CommandSpec.create().name(command.getCommandSpec().qualifiedName());
    limits
        .usageMessage()
        .abbreviateSynopsis(true)
        .width(command.getUsageHelpWidth())
        .description(
            "Formats for --format: " + String.join(", ", new Formats()) + ".",
            "Limits keep a broken or hostile input from using up memory; what exceeds one is told.");
    command.getCommandSpec().options().stream()
        .filter(option -> option.longestName().startsWith("--max-"))
        .forEach(
            option -> limits.addOption(OptionSpec.builder(option).hidden(false).build()));
    return new CommandLine(limits).getUsageMessage(command.getColorScheme());
  }

  /** A reader by these options. */
  CaptureReader reader() {
    return CaptureReader.of(read());
  }

  /** A reader of listings of packages and transcripts by these options, but {@code --format}. */
  CaptureReader listings() {
    return CaptureReader.of(new ReadOptions(limits(), Optional.empty(), Listings.ONLY));
  }

  /** How archives, transcripts and folders are read by these options. */
  FleetOptions fleet() {
    ArchiveLimits archives = new ArchiveLimits(
        maxArchiveMembers, maxUnpackedBytes, maxArchiveRatio, maxMemberBytes, maxHeldBytes);
    return FleetOptions.DEFAULT
        .withRead(read())
        .withArchives(archives)
        .withMaxNodeNames(maxNodeNames)
        .withMaxBodyLength(maxBodyLength)
        .withMaxHeldLength(maxHeldLength);
  }

  private ReadOptions read() {
    return new ReadOptions(limits(), Optional.ofNullable(format));
  }

  private Limits limits() {
    return new Limits(
        maxInputBytes, maxLineLength, maxCaptures, maxDeployments, maxJsonDepth, maxPackages);
  }

  /** The words for formats. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(CaptureFormat.values()).map(CaptureFormat::word).iterator();
    }
  }

  /** A format from its word. */
  static final class FormatConverter implements ITypeConverter<CaptureFormat> {
    @Override
    public CaptureFormat convert(String word) {
      return CaptureFormat.find(word)
          .orElseThrow(() -> new TypeConversionException(
              "expected one of " + String.join(", ", new Formats()) + " but was '" + word + "'"));
    }
  }

  /** A number of at least one. */
  static final class Positive implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        long number = Long.parseLong(text);
        if (number > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Refused below.
      }
      throw new TypeConversionException(
          "expected a whole number of at least 1 but was '" + text + "'");
    }
  }

  /** A number of at least one that is no larger than an array can be. */
  static final class PositiveInt implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) Math.min(new Positive().convert(text), Integer.MAX_VALUE);
    }
  }
}
