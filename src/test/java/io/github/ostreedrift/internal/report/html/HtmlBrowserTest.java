// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.audit.AuditResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our pages in a real browser, without a network. Skipped where there is no Chromium. */
class HtmlBrowserTest {
  private static final int NARROW = 320;
  private static final String SEARCH =
      "const box = document.getElementById(arguments[0]); box.value = arguments[1];"
          + "box.dispatchEvent(new Event(arguments[0] === 'search' ? 'input' : 'change', {bubbles: true}));";

  @TempDir
  static Path folder;

  private static Browser browser;
  private static Map<String, Path> pages;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
    pages = new LinkedHashMap<>();
    page("audit", Pages.html(Pages.audit(), "testdata/fleet/captures"));
    page("states", Pages.html(Pages.audit(200, 9), "fleet"));
    page("hostile", Pages.html(Hostile.audit(), "<script>alert(1)</script>"));
    page("survival", Pages.html(Pages.survival()));
    page("fleet", Pages.html(Pages.fleet()));
    page("diff", Pages.diffHtml());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void asEver() {
    browser.scripts(true);
    browser.size(1400, 1000);
    browser.scheme("light");
    browser.console();
  }

  private static Path page(String name, String html) throws IOException {
    Path page = Files.writeString(folder.resolve(name + ".html"), html);
    pages.put(name, page);
    return page;
  }

  private static void open(String name, String hash) {
    browser.open(pages.get(name), hash);
  }

  private static void search(String field, String text) throws InterruptedException {
    browser.ask(SEARCH, field, text);
    Thread.sleep(200);
  }

  private static long visible(String selector) {
    return browser.number(
        "return [...document.querySelectorAll(arguments[0])].filter(each => each.checkVisibility()).length",
        selector);
  }

  private static String text(String selector) {
    return (String) browser.ask("return document.querySelector(arguments[0]).innerText", selector);
  }

  @Test
  void noPageHasSomethingToSayToTheConsole() {
    pages.keySet().forEach(name -> {
      open(name, "");
      assertThat(browser.console()).as(name).isEmpty();
      assertThat(visible("h1.verdict")).as(name).isEqualTo(1);
      assertThat(browser.number("return performance.getEntriesByType('resource').length"))
          .as(name + " loads nothing")
          .isZero();
    });
  }

  @Test
  void axeFindsNoViolation() throws IOException {
    for (String scheme : Browser.schemes().toList()) {
      browser.scheme(scheme);
      for (String name : pages.keySet()) {
        open(name, "");
        browser.ask("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        assertThat(browser.is(
                "return matchMedia('(prefers-color-scheme: ' + arguments[0] + ')').matches",
                scheme))
            .isTrue();
        assertThat(browser.violations()).as(name + ", " + scheme).isEmpty();
      }
    }
  }

  @Test
  void axeFindsWhatIsWrong() throws IOException {
    open("audit", "");
    browser.ask("document.documentElement.removeAttribute('lang');"
        + "document.querySelector('.lead').style.color = '#eee';");
    assertThat(browser.violations())
        .anyMatch(each -> each.startsWith("html-has-lang"))
        .anyMatch(each -> each.startsWith("color-contrast"));
  }

  @Test
  void nothingScrollsSideways() {
    for (int width : new int[] {NARROW, 800, 1400}) {
      browser.size(width, 900);
      pages.keySet().forEach(name -> {
        open(name, "");
        browser.ask("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        assertThat(browser.tooWide()).as(name + " at " + width).isEmpty();
      });
    }
  }

  @Test
  void paperShowsAllColumns() {
    // A4 at 96 dots an inch, its margins taken off.
    browser.size(718, 1000);
    browser.print();
    pages.keySet().forEach(name -> {
      open(name, "");
      browser.ask("dispatchEvent(new Event('beforeprint'))");
      assertThat(browser.tooWide()).as(name).isEmpty();
      assertThat(visible(".tools")).as(name).isZero();
      assertThat(browser.number("return document.querySelectorAll('details:not([open])').length"))
          .as(name)
          .isZero();
    });
  }

  @Test
  void searchFindsANode() throws InterruptedException {
    open("audit", "");
    search("search", "worker-4");
    assertThat(text("#hits")).contains("1 node: worker-4");
    assertThat(visible("#outliers .item")).isEqualTo(1);
    assertThat(visible("#no-data")).isZero();
    search("search", "usbguard");
    assertThat(visible("#outliers .item")).isEqualTo(1);
    search("search", "nobody has this name");
    assertThat(text("#hits")).contains("0 nodes");
    assertThat(visible(".item")).isZero();
    search("search", "");
    assertThat(visible("#outliers .item")).isEqualTo(2);
    assertThat(text("#hits")).isEmpty();
  }

  @Test
  void filtersFind() throws InterruptedException {
    open("audit", "");
    search("by-pool", "master");
    assertThat(visible(".pool")).isEqualTo(1);
    assertThat(visible("#outliers")).isZero();
    search("by-pool", "*");
    search("by-severity", "info");
    assertThat(visible("#findings .rule")).isEqualTo(1);
    search("by-severity", "*");
    search("by-rule", "differs-from-reference");
    assertThat(visible("#findings .rule")).isEqualTo(1);
    assertThat(visible("#findings .finding")).isEqualTo(3);
  }

  @Test
  void aLinkLeadsToANode() {
    open("audit", "#node-worker-4");
    assertThat(browser.is(
            "const box = document.getElementById('node-worker-4').getBoundingClientRect();"
                + "return box.top >= 0 && box.bottom <= innerHeight"))
        .isTrue();
    assertThat(text("#node")).contains("worker-4", "worker", "outlier", "mixed-versions");
    assertThat(text("#node .command code"))
        .isEqualTo(
            "ostree-drift diff testdata/fleet/captures#worker-0 testdata/fleet/captures#worker-4");
  }

  @Test
  void aNodeOfALargeFleetIsFoundAndLedTo() throws IOException, InterruptedException {
    AuditResult result = Pages.audit(20_000, 200);
    page("large", Pages.html(result, "fleet"));
    try {
      open("large", "#node-worker-12346");
      assertThat(text("#node-worker-12346")).isEqualTo("worker-12346");
      assertThat(browser.is(
              "const box = document.getElementById('node-worker-12346').getBoundingClientRect();"
                  + "return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight"))
          .isTrue();
      search("search", "worker-1999");
      assertThat(text("#hits")).contains("11 nodes", "worker-1999 ", "worker-19990");
    } finally {
      pages.remove("large");
    }
  }

  @Test
  void tablesSort() {
    open("fleet", "");
    open("audit", "");
    browser.ask("document.querySelector('#findings th button').click()");
    assertThat(text("#findings tbody td")).isEqualTo("image-digest");
    browser.ask("document.querySelector('#findings th button').click()");
    assertThat(text("#findings tbody td")).isEqualTo("version");
    assertThat(browser.ask("return document.querySelector('#findings th').ariaSort"))
        .isEqualTo("descending");
  }

  @Test
  void aCommandIsCopied() throws InterruptedException {
    open("audit", "");
    browser.ask("document.querySelector('#outliers .command button').click()");
    Thread.sleep(300);
    assertThat(text("#outliers .command button")).isIn("Copied", "Selected");
  }

  @Test
  void withoutAScriptEverythingIsThere() throws IOException {
    browser.scripts(false);
    open("audit", "#node-worker-4");
    assertThat(visible("#tools")).isZero();
    String body = text("body");
    Pages.audit()
        .pools()
        .forEach(pool -> pool.groups().forEach(group -> assertThat(body).contains(group.nodes())));
    assertThat(body).contains("usbguard", "CHG-4711", "worker-7", "No route", "mixed-versions");
    assertThat(browser.is("return document.querySelector(':target') !== null")).isTrue();
  }

  @Test
  void hostileNamesDoNothing() throws InterruptedException {
    open("hostile", "");
    assertThat(browser.is("return window.attacked === undefined")).isTrue();
    assertThat(browser.number("return document.scripts.length")).isEqualTo(1);
    assertThat(browser.number(
            "return document.querySelectorAll('img, iframe, object, link, base, form').length"))
        .isZero();
    search("search", "script");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void thePolicyForbidsScriptsOfOthers() throws IOException {
    String html = Pages.html(Pages.audit(), "captures")
        .replace(
            "</main>",
            "<p onclick=\"window.attacked = 1\" id=\"p\">p</p></main><script>window.attacked = 1</script>");
    Path page = page("attacked", html);
    pages.remove("attacked");
    browser.open(page, "");
    browser.ask("document.getElementById('p').click()");
    assertThat(browser.is("return window.attacked === undefined")).isTrue();
    assertThat(browser.console()).anyMatch(message -> message.contains("Content Security Policy"));
  }

  /** The picture of the manual, where {@code -Dreport.picture} names a file for it: src/docs/picture makes it. */
  @Test
  void pictureOfTheManual() throws IOException {
    String wanted = System.getProperty("report.picture", "");
    Path picture = wanted.isEmpty() ? folder.resolve("report.png") : Path.of(wanted);
    browser.size(1200, 900);
    open("audit", "");
    Files.write(picture, browser.picture(1200, 1_560));
    assertThat(Files.size(picture)).isBetween(10_000L, 300_000L);
  }

  /** Makes pictures of all pages in the folder that {@code -Dreport.pictures} names, to be looked at. */
  @Test
  void pictures() throws IOException {
    String wanted = System.getProperty("report.pictures", "");
    Path to = wanted.isEmpty() ? folder : Files.createDirectories(Path.of(wanted));
    for (int width : wanted.isEmpty() ? new int[] {1400} : new int[] {1400, 800, NARROW}) {
      browser.size(width, 900);
      for (String scheme : Browser.schemes().toList()) {
        browser.scheme(scheme);
        for (String name : pages.keySet()) {
          open(name, "");
          Path picture = to.resolve(name + "-" + width + "-" + scheme + ".png");
          Files.write(picture, browser.picture(width, 6_000));
          assertThat(picture).isNotEmptyFile();
        }
      }
    }
  }
}
