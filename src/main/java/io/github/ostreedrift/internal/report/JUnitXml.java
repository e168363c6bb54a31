// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Suites of cases, and the XML of them that Jenkins, GitLab and Surefire's readers take. Beside markup, nothing that comes
 * from an input stands in it as it is: what XML can't hold, and what can't be seen, is replaced by a sign for it.
 */
final class JUnitXml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final ReportHead head;
  private final Map<String, Suite> suites = new LinkedHashMap<>();

  JUnitXml(ReportHead head) {
    this.head = head;
  }

  /** What became of a case. */
  enum Result {
    PASSED(""),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Result(String element) {
      this.element = element;
    }
  }

  /**
   * A case.
   *
   * @param name what was looked at
   * @param type the kind of result, in a word
   * @param message why, in a line
   * @param text more, in lines; empty where there is no more
   */
  private record Case(Result result, String name, String type, String message, String text) {}

  /** Cases that belong together. */
  static final class Suite {
    private final String name;
    private final String group;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();

    private Suite(String name, String group) {
      this.name = name;
      this.group = group;
    }

    void property(String key, String value) {
      properties.put(key, value);
    }

    void passed(String name) {
      cases.add(new Case(Result.PASSED, name, "", "", ""));
    }

    /** Passed, with something to say. */
    void passed(String name, String text) {
      cases.add(new Case(Result.PASSED, name, "", "", text));
    }

    void add(Result result, String name, String type, String message) {
      cases.add(new Case(result, name, type, message, ""));
    }

    void add(Result result, String name, String type, String message, String text) {
      cases.add(new Case(result, name, type, message, text));
    }

    /** Whether some case is a failure or an error. */
    boolean isBad() {
      return cases.stream()
          .anyMatch(each -> each.result() == Result.FAILURE || each.result() == Result.ERROR);
    }

    private int count(Result result) {
      return (int) cases.stream().filter(each -> each.result() == result).count();
    }
  }

  /**
   * The suite of a pool.
   *
   * @param command what was done: the first part of the name of the class that readers show
   * @param pool empty where there is none
   */
  Suite suite(String command, String pool) {
    String shown = Visible.of(pool);
    return suites.computeIfAbsent(
        pool,
        any -> shown.isEmpty()
            ? new Suite(command, command)
            : new Suite(shown, command + "." + shown));
  }

  /** Writes all of it. */
  void write(Appendable out) throws IOException {
    try {
      // Not what happens to be on the class path.
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new AppendableWriter(out));
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "ostree-drift");
      counts(xml, List.copyOf(suites.values()));
      xml.writeCharacters("\n");
      for (Suite suite : suites.values()) {
        write(suite, xml);
      }
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }
  }

  private static void counts(XMLStreamWriter xml, List<Suite> suites) throws XMLStreamException {
    xml.writeAttribute("tests", sum(suites, Result.values()));
    xml.writeAttribute("failures", sum(suites, Result.FAILURE));
    xml.writeAttribute("errors", sum(suites, Result.ERROR));
    xml.writeAttribute("skipped", sum(suites, Result.SKIPPED));
    xml.writeAttribute("time", "0");
  }

  private static String sum(List<Suite> suites, Result... results) {
    int sum = 0;
    for (Suite suite : suites) {
      for (Result result : results) {
        sum += suite.count(result);
      }
    }
    return Integer.toString(sum);
  }

  private void write(Suite suite, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", Visible.of(suite.name));
    counts(xml, List.of(suite));
    // As Ant writes it: without a zone.
    xml.writeAttribute("timestamp", TIME.format(head.time().atOffset(ZoneOffset.UTC)));
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    property("report", head.sentence(), xml);
    for (Map.Entry<String, String> property : suite.properties.entrySet()) {
      property(property.getKey(), property.getValue(), xml);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
    for (Case each : suite.cases) {
      xml.writeCharacters("\n  ");
      write(suite, each, xml);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private static void property(String name, String value, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", Visible.of(value));
  }

  private static void write(Suite suite, Case each, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", Visible.of(suite.group));
    xml.writeAttribute("name", Visible.of(each.name()));
    xml.writeAttribute("time", "0");
    if (each.result() != Result.PASSED) {
      xml.writeStartElement(each.result().element);
      xml.writeAttribute("message", Visible.of(each.message()));
      if (each.result() != Result.SKIPPED) {
        xml.writeAttribute("type", each.type());
      }
      xml.writeCharacters(lines(each.text().isEmpty() ? each.message() : each.text()));
      xml.writeEndElement();
    } else if (!each.text().isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(lines(each.text()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String lines(String text) {
    return String.join("\n", text.lines().map(Visible::of).toList());
  }
}
