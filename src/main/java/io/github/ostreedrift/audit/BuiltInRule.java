// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.Arrays;
import java.util.Optional;

/** The rules that need no file. */
public enum BuiltInRule {
  /** A fact of the node is not what the pool's reference says. */
  DIFFERS_FROM_REFERENCE(
      "differs-from-reference",
      Finding.Severity.WARNING,
      "a fact of the node is not what the pool's reference says"),
  /** A fact of the node is not what it was in the previous audit. */
  CHANGED_SINCE_PREVIOUS(
      "changed-since-previous",
      Finding.Severity.WARNING,
      "a fact of the node is not what it was in the previous audit"),
  /** Captures of one node and one moment say different things. */
  CONTRADICTION(
      "contradiction",
      Finding.Severity.WARNING,
      "captures of one node and one moment say different things"),
  /** Some capture of the node could not be read, though another one could. */
  CAPTURE_WITHOUT_DATA(
      "capture-without-data",
      Finding.Severity.WARNING,
      "some capture of the node could not be read, though another one could"),
  /** The node's version is not the one that most nodes of its pool have. */
  MIXED_VERSIONS(
      "mixed-versions",
      Finding.Severity.INFO,
      "the node's version is not the one that most nodes of its pool have"),
  /** Another deployment waits for a reboot. */
  PENDING_REBOOT("pending-reboot", Finding.Severity.INFO, "another deployment waits for a reboot"),
  /** The node is not in the previous audit. */
  NEW_NODE("new-node", Finding.Severity.INFO, "the node is not in the previous audit"),
  /** The node is not in the inventory. */
  NOT_IN_INVENTORY("not-in-inventory", Finding.Severity.INFO, "the node is not in the inventory"),
  /** A bootc upgrade would refuse the node, for it is changed locally; asked for by an option. */
  BOOTC_READY(
      "bootc-ready",
      Finding.Severity.WARNING,
      "a bootc upgrade would refuse the node, for it is changed locally; asked for by an option");

  private final String word;
  private final Finding.Severity severity;
  private final String meaning;

  BuiltInRule(String word, Finding.Severity severity, String meaning) {
    this.word = word;
    this.severity = severity;
    this.meaning = meaning;
  }

  /** The name of the rule in findings. */
  public String word() {
    return word;
  }

  /** How bad its findings are, unless a rules file says otherwise. */
  public Finding.Severity severity() {
    return severity;
  }

  /** What it finds, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The rule of this name. */
  public static Optional<BuiltInRule> find(String word) {
    return Arrays.stream(values()).filter(rule -> rule.word.equals(word)).findFirst();
  }
}
