// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.model.BootcImage;
import io.github.ostreedrift.internal.model.BootcImage.Signature;
import io.github.ostreedrift.internal.text.bootc.BootcValues.Built;
import io.github.ostreedrift.internal.text.bootc.BootcValues.Dated;
import io.github.ostreedrift.internal.text.grammar.BootcStatusLexer;
import io.github.ostreedrift.internal.text.grammar.BootcStatusParser;
import io.github.ostreedrift.internal.text.grammar.BootcStatusParser.KnownLineContext;
import io.github.ostreedrift.internal.text.grammar.BootcStatusParser.LineContext;
import io.github.ostreedrift.internal.text.grammar.BootcStatusParser.SlotContext;
import io.github.ostreedrift.internal.text.grammar.BootcStatusParser.UnknownLineContext;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.token.LineToken;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Capture.UsrOverlay;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.Composefs;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one deployment of {@code bootc status} for people. */
final class BootcRows {
  private static final Set<Integer> VERBOSE = Set.of(
      BootcStatusLexer.STATEROOT,
      BootcStatusLexer.SERIAL,
      BootcStatusLexer.STAGED,
      BootcStatusLexer.SOFT_REBOOT);

  private final SlotContext tree;
  private final CaptureProblems problems;
  private final Facts.Builder<Deployment> facts = DeploymentFacts.builder();
  private final List<UnrecognizedRow> unrecognized = new ArrayList<>();
  private final Map<Integer, String> values = new HashMap<>();
  private final Set<Integer> keys = new HashSet<>();
  private final Map<Integer, Line> lines = new HashMap<>();
  private final Map<Integer, Unread> lost = new HashMap<>();
  private @Nullable Unread damage;
  private boolean mayLackRows;
  private @Nullable String printed;
  private int cut;

  BootcRows(SlotContext tree, CaptureProblems problems) {
    this.tree = tree;
    this.problems = problems;
    header();
    LineContext above = null;
    for (LineContext line : tree.lines) {
      take(line, above);
      above = line;
    }
    // A row of a newer release tells something else.
    boolean isNewer = tree.lines.stream()
        .allMatch(line -> line instanceof UnknownLineContext
            || (line instanceof KnownLineContext known && known.doubt == null));
    mayLackRows = damage != null && !isNewer;
    if (damage == null && !hasFirst()) {
      mayLackRows = true;
      damage = new Unread(((LineToken) tree.start).line().number, "its first row is missing");
    }
  }

  /** Whether the rows are there that each deployment has. */
  private boolean hasFirst() {
    boolean isImage = content() == BootcStatusLexer.IMAGE;
    boolean isSecond =
        content() == BootcStatusLexer.OSTREE || content() == BootcStatusLexer.COMPOSEFS;
    return isImage
        ? keys.contains(BootcStatusLexer.DIGEST)
            || (keys.contains(BootcStatusLexer.IMAGE_DIGEST)
                && keys.contains(BootcStatusLexer.IMAGE_VERSION))
        : !isSecond || keys.contains(BootcStatusLexer.COMMIT);
  }

  private void header() {
    Line line = ((LineToken) tree.start).line();
    if (tree.exception != null || (content() == BootcStatusLexer.IMAGE && tree.reference == null)) {
      damage = new Unread(line.number, "its header can't be read");
    } else if (tree.reference != null) {
      String text = tree.reference.getText();
      boolean isLeftOut = LeftOut.isValue(text) || LeftOut.isTypeset(text);
      if (text.indexOf(' ') >= 0) {
        damage = new Unread(line.number, "rows may be glued to the header");
      }
      if (isLeftOut || !BootcImage.isName(text)) {
        lost.put(
            BootcStatusLexer.IMAGE,
            new Unread(line.number, "the reference of its image was left out or made unreadable"));
        problems.warn((LineToken) tree.reference, "this is no reference, and is not shown");
      } else {
        printed = text;
      }
    }
  }

  private void take(LineContext line, @Nullable LineContext above) {
    LineToken start = (LineToken) line.start;
    int number = start.line().number;
    if (line instanceof KnownLineContext known && line.exception == null) {
      take(known, number);
    } else if (line instanceof BootcStatusParser.DamagedLineContext) {
      damage = first(number, "a line that may tell it can't be read or was left out");
      boolean isGap = start.getType() == BootcStatusLexer.LEFT_OUT;
      if (!isGap && above instanceof KnownLineContext known) {
        String value = known.value == null ? "" : known.value.getText();
        if (!BootcValues.isWhole(known.key.getType(), value)) {
          lose(known.key.getType(), number, "it may go on in a line that can't be read");
        }
      } else if (!isGap && above == null) {
        printed = null;
        lose(BootcStatusLexer.IMAGE, number, "it may go on in a line that can't be read");
      }
    } else {
      String text = start.line().from(start.line().start).strip();
      int colon = Math.max(0, text.indexOf(':'));
      unrecognized.add(new UnrecognizedRow(
          number, text.substring(0, colon), List.of(text.substring(colon + 1).strip())));
      problems.warn(
          start.line(),
          start.line().skipBlanks(start.line().start),
          "this line is not known; it is kept as it is");
      damage = first(number, "a line that is not known may tell it");
    }
  }

  private void take(KnownLineContext row, int number) {
    String value = row.value == null ? "" : row.value.getText();
    int key = row.key.getType();
    if (row.doubt != null) {
      String why = "it may belong to another deployment, whose header is missing";
      damage = first(number, why);
      if (!value.equals(values.get(key))) {
        lose(key, number, why);
      }
      problems.warn((LineToken) row.key, "this row may be of another deployment: it is not shown");
      return;
    }
    keys.add(key);
    lines.put(key, ((LineToken) row.key).line());
    if (BootcValues.isPart(key, value)) {
      cut = width(((LineToken) row.key).line());
    }
    if (!BootcValues.isReadable(key, value)) {
      lose(key, number, "its value was left out or made unreadable");
      problems.warn(
          (LineToken) row.key, "this value was left out or made unreadable, and is not shown");
    } else if (!lost.containsKey(key)) {
      values.put(key, value);
    }
  }

  /** The width behind which lines were cut, as a digest tells that ends there; 0 where none does. */
  int cutWidth() {
    return cut;
  }

  /** Loses what may have gone on behind a width. */
  void cutAt(int width) {
    Line header = ((LineToken) tree.start).line();
    if (width(header) == width && content() == BootcStatusLexer.IMAGE) {
      printed = null;
      lose(BootcStatusLexer.IMAGE, header.number, "its line was cut");
    }
    lines.forEach((key, line) -> {
      String value = values.get(key);
      if (width(line) == width && value != null && !BootcValues.isWhole(key, value)) {
        lose(key, line.number, "its line was cut");
      }
    });
  }

  private static int width(Line line) {
    return line.end - line.start;
  }

  private Unread first(int line, String reason) {
    Unread before = damage;
    return before == null ? new Unread(line, reason) : before;
  }

  private void lose(int key, int line, String reason) {
    values.remove(key);
    lost.putIfAbsent(key, new Unread(line, reason));
  }

  int slot() {
    return tree.name == null ? BootcStatusLexer.UNREADABLE : tree.name.getType();
  }

  private int content() {
    return tree.content == null ? BootcStatusLexer.UNKNOWN : tree.content.getType();
  }

  boolean isAbsent() {
    return content() == BootcStatusLexer.ABSENT;
  }

  /** Whether it is of v1.1.0 to v1.1.2. */
  boolean isOld() {
    return content() == BootcStatusLexer.NATIVE
        || content() == BootcStatusLexer.ABSENT
        || content() == BootcStatusLexer.UNKNOWN
        || keys.contains(BootcStatusLexer.IMAGE_DIGEST)
        || keys.contains(BootcStatusLexer.IMAGE_VERSION);
  }

  /** Whether silence tells nothing here. */
  boolean isDamaged() {
    return damage != null || slot() == BootcStatusLexer.UNREADABLE;
  }

  boolean has(int key) {
    return keys.contains(key);
  }

  boolean isComposefs() {
    return content() == BootcStatusLexer.COMPOSEFS || keys.contains(BootcStatusLexer.VERITY);
  }

  boolean isOstree() {
    return content() == BootcStatusLexer.OSTREE
        || content() == BootcStatusLexer.NATIVE
        || keys.contains(BootcStatusLexer.STATEROOT)
        || keys.contains(BootcStatusLexer.SERIAL)
        || (content() == BootcStatusLexer.IMAGE
            && !keys.isEmpty()
            && !isDamaged()
            && !isComposefs());
  }

  Facts.Builder<Deployment> facts() {
    return facts;
  }

  List<UnrecognizedRow> unrecognized() {
    return unrecognized;
  }

  /** Takes back what the slot would tell, which is not known. */
  void hideSlot() {
    Unread why = new Unread(((LineToken) tree.start).line().number, "its slot is not known");
    facts
        .hide(DeploymentFacts.BOOTED, why)
        .hide(DeploymentFacts.STAGED, why)
        .hide(DeploymentFacts.ROLLBACK, why);
  }

  /** Reads the rows. */
  void read(boolean isVerbose, boolean since13) {
    hideLost();
    image(isVerbose);
    dated();
    commit();
    flags(since13);
    value(BootcStatusLexer.STATEROOT)
        .ifPresent(text -> facts.show(DeploymentFacts.STATEROOT, text));
    value(BootcStatusLexer.SERIAL)
        .ifPresent(text -> facts.show(DeploymentFacts.SERIAL, Integer.valueOf(text)));
  }

  private Optional<String> value(int key) {
    return Optional.ofNullable(values.get(key));
  }

  private void hideLost() {
    lost.forEach((key, why) -> {
      switch (key) {
        case BootcStatusLexer.COMMIT -> {
          facts.hide(DeploymentFacts.CHECKSUM, why);
          facts.hide(DeploymentFacts.COMPOSEFS, why);
        }
        case BootcStatusLexer.DIGEST, BootcStatusLexer.IMAGE_DIGEST -> {
          facts.hide(DeploymentFacts.ORIGIN, why);
          facts.hide(DeploymentFacts.ARCHITECTURE, why);
        }
        case BootcStatusLexer.VERSION,
            BootcStatusLexer.IMAGE_VERSION,
            BootcStatusLexer.TIMESTAMP -> {
          facts.hide(DeploymentFacts.VERSION, why);
          facts.hide(DeploymentFacts.TIMESTAMP, why);
        }
        case BootcStatusLexer.VERITY -> facts.hide(DeploymentFacts.COMPOSEFS, why);
        case BootcStatusLexer.PINNED -> facts.hide(DeploymentFacts.PINNED, why);
        case BootcStatusLexer.USR_OVERLAY -> facts.hide(DeploymentFacts.UNLOCKED, why);
        case BootcStatusLexer.STATEROOT -> facts.hide(DeploymentFacts.STATEROOT, why);
        case BootcStatusLexer.SERIAL -> facts.hide(DeploymentFacts.SERIAL, why);
        case BootcStatusLexer.SOFT_REBOOT -> facts.hide(DeploymentFacts.SOFT_REBOOT_CAPABLE, why);
        case BootcStatusLexer.DOWNLOAD_ONLY -> {
          facts.hide(DeploymentFacts.DOWNLOAD_ONLY, why);
          facts.hide(DeploymentFacts.FINALIZATION_LOCKED, why);
        }
        default -> {
          // It tells of the reference, of the update, or what the slot tells too.
        }
      }
    });
  }

  private void image(boolean isVerbose) {
    Optional<Built> built = value(BootcStatusLexer.DIGEST)
        .or(() -> value(BootcStatusLexer.IMAGE_DIGEST))
        .flatMap(BootcValues::built);
    built
        .flatMap(Built::architecture)
        .ifPresent(text -> facts.show(DeploymentFacts.ARCHITECTURE, text));
    if (content() != BootcStatusLexer.IMAGE) {
      return;
    }
    String reference = reference(isVerbose);
    if (!reference.isEmpty() || built.isPresent()) {
      facts.show(
          DeploymentFacts.ORIGIN, new Origin.ContainerImage(reference, built.map(Built::digest)));
    } else {
      facts.hide(
          DeploymentFacts.ORIGIN,
          lost.getOrDefault(
              BootcStatusLexer.IMAGE,
              first(((LineToken) tree.start).line().number, "it can't be read")));
    }
  }

  /** In rpm-ostree's words where the policy of signatures is shown; else as printed. */
  private String reference(boolean isVerbose) {
    String text = printed;
    Optional<Signature> signature = signature(isVerbose);
    boolean mayLackPolicy = mayLackRows || lost.containsKey(BootcStatusLexer.SIGNATURE);
    if (text == null || (signature.isEmpty() && mayLackPolicy)) {
      return "";
    } else if (signature.isEmpty()) {
      return text;
    }
    int colon = text.indexOf(':');
    String transport = colon < 0 ? "" : text.substring(0, colon);
    return BootcImage.isTransport(transport) && !transport.equals(BootcImage.REGISTRY)
        ? BootcImage.reference(signature.get(), transport, text.substring(colon + 1))
        : BootcImage.reference(signature.get(), BootcImage.REGISTRY, text);
  }

  private Optional<Signature> signature(boolean isVerbose) {
    Optional<String> row = value(BootcStatusLexer.SIGNATURE);
    if (row.isPresent()) {
      String text = row.get();
      int colon = text.indexOf(':');
      return Optional.of(
          colon > 0
              ? Signature.of(text.substring(colon + 1))
              : text.equals(BootcImage.INSECURE) ? Signature.NONE : Signature.POLICY);
    }
    boolean isSilent = isVerbose
        && !isDamaged()
        && !keys.contains(BootcStatusLexer.SIGNATURE)
        && keys.stream().anyMatch(VERBOSE::contains);
    return isSilent ? Optional.of(Signature.NONE) : Optional.empty();
  }

  private void dated() {
    value(BootcStatusLexer.VERSION)
        .or(() -> value(BootcStatusLexer.IMAGE_VERSION))
        .flatMap(BootcValues::dated)
        .ifPresent(this::show);
    value(BootcStatusLexer.TIMESTAMP)
        .flatMap(BootcValues::time)
        .ifPresent(time -> show(new Dated(Optional.empty(), Optional.of(time))));
    boolean isSilent = content() == BootcStatusLexer.IMAGE
        && !isDamaged()
        && !isComposefs()
        && (keys.contains(BootcStatusLexer.DIGEST)
            && !keys.contains(BootcStatusLexer.IMAGE_DIGEST));
    if (isSilent) {
      facts.showIfAbsent(DeploymentFacts.VERSION, Optional.empty());
    }
  }

  private void show(Dated dated) {
    if (dated.version().isPresent() || !isComposefs()) {
      facts.show(DeploymentFacts.VERSION, dated.version());
    }
    dated.time().ifPresent(time -> facts.show(DeploymentFacts.TIMESTAMP, time));
  }

  private void commit() {
    value(BootcStatusLexer.COMMIT)
        .filter(text -> !BootcValues.isVerity(text) && content() != BootcStatusLexer.COMPOSEFS)
        .ifPresent(text -> facts.show(DeploymentFacts.CHECKSUM, text));
    Optional<String> verity = content() == BootcStatusLexer.COMPOSEFS
        ? value(BootcStatusLexer.COMMIT).filter(BootcValues::isVerity)
        : value(BootcStatusLexer.VERITY);
    Optional<Boolean> allowed =
        value(BootcStatusLexer.FS_VERITY).map(text -> !text.equals("Enforced"));
    verity.ifPresent(text -> facts.show(
        DeploymentFacts.COMPOSEFS,
        Optional.of(
            new Composefs(text, Optional.empty(), Optional.empty(), Optional.empty(), allowed))));
  }

  private void flags(boolean since13) {
    if (value(BootcStatusLexer.PINNED).isPresent()) {
      facts.show(DeploymentFacts.PINNED, true);
    } else if (since13 && !isDamaged()) {
      facts.showIfAbsent(DeploymentFacts.PINNED, false);
    }
    value(BootcStatusLexer.SOFT_REBOOT)
        .ifPresent(text -> facts.show(DeploymentFacts.SOFT_REBOOT_CAPABLE, text.equals("yes")));
    value(BootcStatusLexer.DOWNLOAD_ONLY).ifPresent(text -> {
      facts.show(DeploymentFacts.DOWNLOAD_ONLY, text.equals("yes"));
      facts.show(DeploymentFacts.FINALIZATION_LOCKED, text.equals("yes"));
    });
    value(BootcStatusLexer.STAGED)
        .ifPresent(text -> facts.show(DeploymentFacts.STAGED, text.equals("yes")));
  }

  /** The image that was seen, but is not deployed. */
  Optional<AvailableUpdate> update() {
    boolean isWhole = !lost.containsKey(BootcStatusLexer.UPDATE_VERSION)
        && !lost.containsKey(BootcStatusLexer.UPDATE)
        && !lost.containsKey(BootcStatusLexer.UPDATE_DIGEST);
    if (!isWhole || value(BootcStatusLexer.UPDATE_DIGEST).isEmpty()) {
      return Optional.empty();
    }
    Optional<Dated> dated = value(BootcStatusLexer.UPDATE_VERSION).flatMap(BootcValues::dated);
    if (dated.isEmpty() && value(BootcStatusLexer.UPDATE).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new AvailableUpdate(
        dated.flatMap(Dated::version),
        dated.flatMap(Dated::time),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        value(BootcStatusLexer.UPDATE_DIGEST)));
  }

  /** What is mounted over {@code /usr}, if it is told. */
  Optional<UsrOverlay> overlay() {
    return value(BootcStatusLexer.USR_OVERLAY).map(text -> {
      int comma = text.indexOf(',');
      return new UsrOverlay(
          text.endsWith("read-only") ? "read-only" : "read-write", text.substring(0, comma));
    });
  }

  /** The word of ostree for what is mounted over {@code /usr}; there is none for a persistent one that can't be written. */
  static Optional<String> unlocked(UsrOverlay overlay) {
    boolean isTransient = overlay.persistence().equals("transient");
    if (overlay.accessMode().equals("read-write")) {
      return Optional.of(isTransient ? "development" : "hotfix");
    }
    return isTransient ? Optional.of("transient") : Optional.empty();
  }
}
