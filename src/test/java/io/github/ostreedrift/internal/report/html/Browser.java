// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The real Chromium, which has no network. Tests are skipped where it is not installed. */
final class Browser implements AutoCloseable {
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser start() {
    Path binary = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    if (binary == null || !Files.isExecutable(DRIVER)) {
      abort(
          "skipped: no Chromium here; install Debian's packages chromium and chromium-driver for it");
    }
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(binary.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--disable-dev-shm-usage");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
    // Else Selenium would look for one on the network.
    System.setProperty("webdriver.chrome.driver", DRIVER.toString());
    Browser browser = new Browser(new ChromeDriver(options));
    browser.command("Network.enable", Map.of());
    browser.command(
        "Network.emulateNetworkConditions",
        Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
    browser.size(1400, 1000);
    return browser;
  }

  void open(Path page, String hash) {
    driver.get("about:blank");
    driver.get(page.toAbsolutePath().toUri() + hash);
  }

  /** What a script, whose last word is {@code return}, says. */
  Object ask(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  long number(String script, Object... arguments) {
    return ((Number) ask(script, arguments)).longValue();
  }

  /** What a script says of whether something holds. */
  boolean is(String script, Object... arguments) {
    return (Boolean) ask(script, arguments);
  }

  /** How wide the window is, and how high. */
  void size(int width, int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Light or dark. */
  void scheme(String scheme) {
    media("screen", scheme);
  }

  /** As on paper. */
  void print() {
    media("print", "light");
  }

  private void media(String media, String scheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void scripts(boolean areOn) {
    command("Emulation.setScriptExecutionDisabled", Map.of("value", !areOn));
  }

  /** What the console says since it was asked last. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What axe-core finds in the page that is open. */
  @SuppressWarnings("unchecked")
  List<String> violations() throws IOException {
    ask(axe());
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    Object found = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
        + "axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations.flatMap("
        + "each => each.nodes.map(node => each.id + ' ' + node.html + ' ' + node.failureSummary))),"
        + " error => done(['axe failed: ' + error]));");
    return (List<String>) found;
  }

  private static String axe() throws IOException {
    Properties version = new Properties();
    String place = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";
    try (InputStream in = Browser.class.getResourceAsStream(place)) {
      version.load(in);
    }
    String script =
        "/META-INF/resources/webjars/axe-core/" + version.getProperty("version") + "/axe.min.js";
    try (InputStream in = Browser.class.getResourceAsStream(script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A picture of the whole page, or of its beginning. */
  byte[] picture(int width, int highest) {
    long height = Math.min(highest, number("return document.documentElement.scrollHeight"));
    Object data = driver
        .executeCdpCommand(
            "Page.captureScreenshot",
            Map.of(
                "format",
                "png",
                "captureBeyondViewport",
                true,
                "clip",
                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
        .get("data");
    return Base64.getDecoder().decode((String) data);
  }

  /** The widths of those elements that do not fit. */
  @SuppressWarnings("unchecked")
  List<String> tooWide() {
    return (List<String>) ask("const width = document.documentElement.clientWidth;"
        + "const found = [...document.body.querySelectorAll('*')].filter(each => !each.closest('.sr, thead')"
        + " && each.getBoundingClientRect().right > width + 1)"
        + ".map(each => each.outerHTML.slice(0, 120));"
        + "if (document.documentElement.scrollWidth > width) found.push('scrolls: '"
        + " + document.documentElement.scrollWidth);"
        + "return found;");
  }

  void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** The schemes that people have. */
  static Stream<String> schemes() {
    return Stream.of("light", "dark");
  }
}
