// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.audit.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts that would do harm in a page, and a result that has them everywhere. */
final class Hostile {
  static final List<String> TEXTS = List.of(
      "<script>window.attacked = 1</script>",
      "</script><script>window.attacked = 1</script>",
      "</style><img src=x onerror=\"window.attacked = 1\">",
      "\"><img src=x onerror=window.attacked=1>",
      "' onmouseover='window.attacked=1",
      "\" autofocus onfocus=\"window.attacked=1",
      "--><svg onload=window.attacked=1>",
      "<!--",
      "]]>",
      "&lt;b&gt;&amp;&#x3c;",
      "javascript:window.attacked=1",
      "${7*7} @if(true) $unsafe{x} `x`",
      "a, b",
      "a,\nb",
      "\u202eevil\u202c",
      "\u2066isolated\u2069",
      "\u001b[31mred\u001b[0m",
      "\u001b]0;title\u0007",
      "nul\0nul",
      "\u200bzero",
      "\ud800 lonely",
      "tab\tand\rreturn",
      "#node-x",
      "%3Cscript%3E",
      "=HYPERLINK(\"http://x\")",
      " ",
      "~",
      "~7e~",
      "é",
      "e\u0301");

  private Hostile() {}

  /** All texts as names of nodes, pools, rules, facts, reasons. */
  static AuditResult audit() {
    List<AuditResult.Pool> pools = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<AuditResult.NoData> silent = new ArrayList<>();
    for (String text : TEXTS) {
      NodeState one = Pages.state(Map.of("version", text, text, "1", "packages.layered", text));
      NodeState other = Pages.state(Map.of("version", "2" + text, text, "2"));
      pools.add(new AuditResult.Pool(
          text,
          3,
          text,
          Judgement.MAJORITY,
          List.of(
              new AuditResult.Group("0011", List.of(text, text + "2"), one, List.of()),
              new AuditResult.Group(
                  "0022",
                  List.of("x" + text),
                  other,
                  List.of(new AuditResult.ShowsLess(List.of("x" + text), List.of(text))))),
          List.of(new AuditResult.Undecided("y" + text, List.of("0011"), one))));
      for (Finding.Severity severity : Finding.Severity.values()) {
        findings.add(new Finding(
            "x" + text,
            text,
            text,
            text,
            Optional.of(text),
            Optional.of(text + "\n" + text),
            severity,
            severity == Finding.Severity.INFO ? Optional.of(text) : Optional.empty(),
            Optional.empty(),
            Optional.of(text)));
      }
      silent.add(new AuditResult.NoData("z" + text, text, text));
    }
    return new AuditResult(5 * TEXTS.size(), pools, findings, silent);
  }
}
