// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem.Outcome;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the pages, as a program reads them. */
class HtmlPagesTest {
  private static final Set<String> VOID =
      Set.of("meta", "input", "br", "hr", "img", "link", "rect");
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"]++|\"[^\"]*+\")*?)(/?)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s+([a-z][a-zA-Z-]*)(?:=\"([^\"]*)\")?");

  static Stream<String> pages() throws IOException {
    return Stream.of(
        Pages.html(Pages.audit(), "captures"),
        Pages.html(Pages.audit(60, 7), "one", "two"),
        Pages.html(Hostile.audit(), Hostile.TEXTS.toArray(String[]::new)),
        Pages.html(new AuditResult(0, List.of(), List.of(), List.of())),
        Pages.html(Pages.survival()),
        Pages.html(Pages.fleet()),
        Pages.diffHtml());
  }

  /** Without what is ours and no markup. */
  private static String markup(String page) {
    return page.replaceFirst("(?s)<style>.*?</style>", "<style></style>")
        .replaceFirst("(?s)<script>.*?</script>", "<script></script>");
  }

  private static List<String> values(String page, String attribute) {
    Matcher matcher = Pattern.compile(" " + attribute + "=\"([^\"]*)\"").matcher(markup(page));
    return matcher.results().map(found -> found.group(1)).toList();
  }

  private static long sum(String page, String attribute) {
    return values(page, attribute).stream().mapToLong(Long::parseLong).sum();
  }

  /** Of the tags of this name alone. */
  private static long sum(String page, String name, String attribute) {
    Pattern wanted = Pattern.compile(" " + attribute + "=\"(\\d+)\"");
    return TAG.matcher(markup(page))
        .results()
        .filter(tag -> tag.group(2).equals(name))
        .flatMap(tag -> wanted.matcher(tag.group(3)).results())
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  private static long count(String page, String key) {
    Matcher matcher =
        Pattern.compile("<dd data-count=\"" + key + "\"[^>]*>(\\d+)</dd>").matcher(page);
    assertThat(matcher.find()).as(key).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isWellFormed(String page) {
    Deque<String> open = new ArrayDeque<>();
    String markup = markup(page);
    assertThat(markup).startsWith("<!doctype html>");
    String rest = markup.substring("<!doctype html>".length());
    Matcher tag = TAG.matcher(rest);
    int end = 0;
    while (tag.find()) {
      assertThat(rest.substring(end, tag.start())).doesNotContain("<", ">");
      end = tag.end();
      String name = tag.group(2);
      if (!tag.group(1).isEmpty()) {
        assertThat(open.pop()).isEqualTo(name);
        continue;
      }
      assertThat(ATTRIBUTE.matcher(tag.group(3)).replaceAll("")).as(tag.group()).isBlank();
      if (!VOID.contains(name)) {
        open.push(name);
      }
    }
    assertThat(open).isEmpty();
    assertThat(rest.substring(end)).isBlank();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void asksForNothing(String page) {
    String markup = markup(page);
    assertThat(values(page, "href")).allMatch(link -> link.startsWith("#"));
    assertThat(TAG.matcher(markup).results().map(tag -> tag.group(2)))
        .doesNotContain(
            "img", "iframe", "link", "object", "embed", "base", "form", "video", "audio");
    List<String> names = new ArrayList<>();
    TAG.matcher(markup)
        .results()
        .forEach(tag -> ATTRIBUTE
            .matcher(tag.group(3))
            .results()
            .forEach(attribute -> names.add(attribute.group(1))));
    assertThat(names)
        .doesNotContain("src", "style", "srcset", "action", "background")
        .noneMatch(name -> name.startsWith("on"));
    assertThat(Assets.STYLE).doesNotContain("url(", "@import");
    assertThat(Assets.SCRIPT)
        .doesNotContain("fetch(", "XMLHttpRequest", "innerHTML", "eval(", "http:", "https:");
    assertThat(page).contains("default-src 'none'", "style-src 'sha256-", "script-src 'sha256-");
    assertThat(page).doesNotContain("unsafe-inline");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachPlaceIsThereOnceAndLinksLeadSomewhere(String page) {
    List<String> places = values(page, "id");
    assertThat(places).doesNotHaveDuplicates().noneMatch(place -> place.matches(".*\\s.*"));
    assertThat(values(page, "href")).allMatch(link -> places.contains(link.substring(1)));
    assertThat(values(page, "aria-labelledby")).allMatch(places::contains);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingSteersOrHides(String page) {
    assertThat(page.codePoints()
            .filter(c -> c != '\n'
                && (c < ' '
                    || c == 0x7f
                    || Character.getType(c) == Character.CONTROL
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE)))
        .isEmpty();
  }

  @Test
  void countsOfAnAuditAreItsOwn() throws IOException {
    for (AuditResult result :
        List.of(Pages.audit(), Pages.audit(60, 7), Pages.audit(5_000, 40), Hostile.audit())) {
      String page = Pages.html(result, "captures");
      long grouped = result.pools().stream()
          .flatMap(pool -> pool.groups().stream())
          .mapToLong(group -> group.nodes().size())
          .sum();
      int groups =
          result.pools().stream().mapToInt(pool -> pool.groups().size()).sum();
      long undecided =
          result.pools().stream().mapToLong(pool -> pool.undecided().size()).sum();
      assertThat(count(page, "nodes")).isEqualTo(result.nodes());
      assertThat(count(page, "pools")).isEqualTo(result.pools().size());
      assertThat(count(page, "groups")).isEqualTo(groups).isEqualTo(sum(page, "data-groups"));
      assertThat(count(page, "outliers"))
          .isEqualTo(
              result.pools().stream().mapToLong(pool -> pool.outliers().size()).sum());
      assertThat(count(page, "undecided"))
          .isEqualTo(undecided)
          .isEqualTo(sum(page, "data-undecided"));
      assertThat(count(page, "no-data"))
          .isEqualTo(result.noData().size())
          .isEqualTo(sum(page, "data-no-data"));
      assertThat(count(page, "findings"))
          .isEqualTo(result.findings().stream().filter(Finding::counts).count());
      assertThat(count(page, "ignored"))
          .isEqualTo(result.findings().stream()
              .filter(finding -> finding.ignored().isPresent())
              .count());
      assertThat(count(page, "findings") + count(page, "info") + count(page, "ignored"))
          .isEqualTo(result.findings().size());
      assertThat(sum(page, "article", "data-nodes")).isEqualTo(grouped);
      assertThat(sum(page, "tr", "data-findings")).isEqualTo(result.findings().size());
    }
  }

  @Test
  void eachNodeHasItsName() {
    AuditResult result = Pages.audit(4_000, 40);
    assertThat(result.nodes()).isEqualTo(4_000);
    String page = assertWritten(result);
    Matcher names = Pattern.compile("(?s)class=\"names\">(.*?)</(?:p|span)>").matcher(page);
    List<String> found = names
        .results()
        .flatMap(list -> Stream.of(list.group(1).split(",\n")))
        .map(String::strip)
        .toList();
    assertThat(found).hasSize(4_000).doesNotHaveDuplicates();
  }

  private static String assertWritten(AuditResult result) {
    try {
      return Pages.html(result, "fleet");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void countsOfAVerifyAreItsOwn() throws IOException {
    Survival survival = Pages.survival();
    String page = Pages.html(survival);
    assertThat(count(page, "items")).isEqualTo(survival.items().size());
    assertThat(sum(page, "data-items")).isEqualTo(survival.items().size());
    assertThat(count(page, "added")).isEqualTo(survival.added().size());
    for (Outcome outcome : Outcome.values()) {
      assertThat(count(page, outcome.word()))
          .isEqualTo(survival.items().stream()
              .filter(item -> item.outcome() == outcome)
              .count());
    }
    FleetSurvival fleet = Pages.fleet();
    page = Pages.html(fleet);
    assertThat(sum(page, "data-nodes")).isEqualTo(fleet.nodes().size());
    assertThat(sum(page, "data-went")).isEqualTo(fleet.nodes().size());
    assertThat(sum(page, "data-lost"))
        .isEqualTo(fleet.lost().stream().mapToLong(lost -> lost.nodes().size()).sum());
    assertThat(count(page, "missing")).isEqualTo(fleet.onlyBefore().size());
    assertThat(count(page, "new")).isEqualTo(fleet.onlyAfter().size());
    assertThat(count(page, "no-data")).isEqualTo(fleet.noData().size());
    for (Outcome outcome : Outcome.values()) {
      assertThat(count(page, "items-" + outcome.word()))
          .isEqualTo(fleet.outcomes().get(outcome).longValue());
    }
  }

  @Test
  void countsOfADiffAreItsOwn() throws IOException {
    StatusDiff diff = Pages.diff();
    String page = Pages.diffHtml();
    assertThat(count(page, "differences")).isEqualTo(diff.changes().size());
    assertThat(sum(page, "data-changes")).isEqualTo(diff.changes().size());
    assertThat(count(page, "not-shown")).isEqualTo(diff.notShown().size());
  }

  @Test
  void howItWasMadeIsTold() throws IOException {
    assertThat(Pages.html(Pages.audit(), "captures", "a & b"))
        .contains("2026-11-27T04:00:00Z", "ostree-drift 0.1.0", "--quorum=60")
        .contains(">captures<", ">a &amp; b<");
  }

  @Test
  void verdictsAreForEverybody() throws IOException {
    assertThat(Pages.html(Pages.audit(), "x"))
        .contains("2 of 12 nodes differ from their pool, and nothing is known of 1.");
    assertThat(Pages.html(new AuditResult(0, List.of(), List.of(), List.of())))
        .contains("data-verdict=\"unknown\"", "no node was found.");
    assertThat(Pages.html(Pages.audit(60, 1), "x"))
        .contains("data-verdict=\"good\"", "all 60 nodes are as they should be.");
  }

  @Test
  void aFailureIsNotSwallowed() {
    Appendable full = new Appendable() {
      @Override
      public Appendable append(CharSequence text) throws IOException {
        throw new IOException("no space left on device");
      }

      @Override
      public Appendable append(CharSequence text, int from, int to) throws IOException {
        return append(text);
      }

      @Override
      public Appendable append(char c) throws IOException {
        return append("");
      }
    };
    assertThatThrownBy(() -> HtmlAudit.write(Pages.audit(), Pages.head("x"), full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left on device");
  }

  @Test
  void largeFleetsAreSmallPages() {
    assertThat(assertWritten(Pages.audit(100_000, 200)).length()).isLessThan(5_000_000);
  }
}
