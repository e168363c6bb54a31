// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.internal.json.JsonTokens;
import io.github.ostreedrift.internal.json.JsonTokens.Token;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import java.io.IOException;

/** Walks through what Ansible's JSON callback prints: plays, their tasks, and for each task the hosts. */
final class AnsibleCallback {
  private final JsonTokens tokens;
  private final HostReader hosts;

  /** Reads what a task gave for one host. */
  interface HostReader {
    /**
     * Reads the value that has just begun, to its end.
     *
     * @param section its place in the document
     */
    void read(String host, Token kind, String section) throws MalformedJsonException, IOException;
  }

  AnsibleCallback(JsonTokens tokens, HostReader hosts) {
    this.tokens = tokens;
    this.hosts = hosts;
  }

  /** Reads the array of plays that has just begun. */
  void plays(String path) throws MalformedJsonException, IOException {
    int play = 0;
    for (Token token = tokens.next(); token != Token.END_ARRAY; token = tokens.next()) {
      String section = (path.isEmpty() ? "" : path + '.') + "plays[" + play++ + ']';
      find(token, "tasks", Token.ARRAY, () -> tasks(section));
    }
  }

  private void tasks(String play) throws MalformedJsonException, IOException {
    int task = 0;
    for (Token token = tokens.next(); token != Token.END_ARRAY; token = tokens.next()) {
      String section = play + ".tasks[" + task++ + "].hosts.";
      find(token, "hosts", Token.OBJECT, () -> hosts(section));
    }
  }

  private void hosts(String section) throws MalformedJsonException, IOException {
    while (tokens.next() == Token.KEY) {
      String host = tokens.text();
      hosts.read(host, tokens.next(), section + host);
    }
  }

  /** Reads one member of an object, and over all others. */
  private void find(Token token, String wanted, Token kind, Step step)
      throws MalformedJsonException, IOException {
    if (token != Token.OBJECT) {
      tokens.skip();
      return;
    }
    while (tokens.next() == Token.KEY) {
      boolean isWanted = tokens.text().equals(wanted);
      if (tokens.next() == kind && isWanted) {
        step.run();
      } else {
        tokens.skip();
      }
    }
  }

  /** A part of the reading. */
  private interface Step {
    void run() throws MalformedJsonException, IOException;
  }
}
