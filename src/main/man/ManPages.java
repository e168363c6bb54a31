// SPDX-License-Identifier: Apache-2.0
import io.github.ostreedrift.internal.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes the manual pages; the build runs it from its source: {@code java -cp ... ManPages.java WORK FOLDER}.
 *
 * <p>Picocli's generator tells in AsciiDoc what the commands say of themselves, and this turns the little of AsciiDoc
 * that it uses into what man(1) reads. Asciidoctor would do, too, but needs JRuby: 50 MB to fetch, and 20 seconds of CPU
 * time for each build, where this takes one.
 */
final class ManPages {
  private static final Pattern TITLE = Pattern.compile("= (\\S+)\\(1\\)");
  private static final Pattern LINK = Pattern.compile("xref:(\\S+)\\.adoc\\[[^\\]]*\\]");
  private static final Pattern BOLD = Pattern.compile("(?<!\\w)\\*([^*]+)\\*(?!\\w)|`([^`]+)`");
  private static final Pattern ITALIC = Pattern.compile("(?<!\\w)_([^_]+)_(?!\\w)");
  private static final String TERM = "::";

  private final List<String> page = new ArrayList<>();
  private final String version;
  private String section = "";

  private ManPages(String version) {
    this.version = version;
  }

  public static void main(String[] arguments) throws IOException {
    Path work = Path.of(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    CommandLine commands = Main.commandLine();
    int failed = ManPageGenerator.generateManPage(
        new File(arguments[0]), null, new boolean[0], true, commands.getCommandSpec());
    if (failed != 0) {
      throw new IOException("picocli's generator ended with " + failed);
    }
    String version = commands.getCommandSpec().version()[0];
    try (Stream<Path> files = Files.list(work)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = file.getFileName().toString().replaceFirst("\\.adoc$", ".1");
        Files.write(folder.resolve(name), new ManPages(version).convert(Files.readAllLines(file)));
      }
    }
  }

  private List<String> convert(List<String> lines) {
    boolean isBroken = false;
    for (String line : lines) {
      if (line.startsWith("//") || line.startsWith(":")) {
        continue;
      }
      Matcher title = TITLE.matcher(line);
      if (title.matches()) {
        page.add(".\\\" SPDX-License-Identifier: Apache-2.0");
        String name = escape(title.group(1).toUpperCase(Locale.ROOT));
        page.add(".TH \"" + name + "\" \"1\" \"\" \"" + escape(version) + "\" \"\"");
        // Words such as --max-input-bytes stay whole, and gaps small.
        page.add(".nh");
        page.add(".ad l");
      } else if (line.startsWith("== ")) {
        section = line.substring(3);
        page.add(".SH " + section.toUpperCase(Locale.ROOT));
        isBroken = false;
      } else if (line.isBlank()) {
        isBroken = true;
      } else if (line.endsWith(TERM)) {
        page.add(".TP");
        page.add(text(line.substring(0, line.length() - TERM.length())));
        isBroken = false;
      } else {
        if (isBroken && !page.get(page.size() - 1).startsWith(".SH")) {
          page.add(".PP");
        }
        page.add(text(section.equals("Name") ? firstSentence(line.strip()) : line.strip()));
        isBroken = false;
      }
    }
    return page;
  }

  /** What apropos(1) lists is one line. */
  private static String firstSentence(String text) {
    int end = Stream.of(text.indexOf(": "), text.indexOf(". "), text.length() - 1)
        .filter(index -> index >= 0)
        .min(Integer::compare)
        .orElseThrow();
    return text.substring(0, end);
  }

  private static String text(String line) {
    String text = LINK.matcher(escape(line)).replaceAll("*$1*(1)");
    text = BOLD.matcher(text).replaceAll("\\\\fB$1$2\\\\fR");
    text = ITALIC.matcher(text).replaceAll("\\\\fI$1\\\\fR");
    // At the beginning of a line these are commands.
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
  }
}
