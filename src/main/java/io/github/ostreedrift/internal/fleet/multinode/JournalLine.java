// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.fleet.json.JsonMembers;
import io.github.ostreedrift.internal.fleet.json.Lines.RawLine;
import io.github.ostreedrift.internal.json.JsonTokens.Token;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One record of {@code journalctl -o json}: what a host said.
 *
 * @param host the {@code _HOSTNAME}
 * @param message the {@code MESSAGE}; of bytes where it is not all printable
 */
record JournalLine(String host, String message) {
  private static final String HOST = "_HOSTNAME";
  private static final String MESSAGE = "MESSAGE";

  /** Whether a line looks like a record. */
  static boolean mayBe(RawLine line) {
    String text = line.text();
    return line.whole()
        && text.startsWith("{")
        && text.contains('"' + HOST + '"')
        && text.contains('"' + MESSAGE + '"');
  }

  /** Reads a record; empty if it is none. */
  static Optional<JournalLine> read(String text, Limits limits) {
    try {
      JsonMembers members = JsonMembers.of(text, limits);
      Optional<String> host = members.string(HOST);
      Optional<String> message = members.string(MESSAGE);
      if (message.isEmpty()) {
        message = members
            .find(List.of(MESSAGE))
            .filter(member -> member.is(Token.ARRAY))
            .flatMap(member -> bytes(member.text()));
      }
      return host.isPresent() && message.isPresent()
          ? Optional.of(new JournalLine(host.get(), message.get()))
          : Optional.empty();
    } catch (MalformedJsonException | IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> bytes(String array) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> numbers =
        Arrays.stream(array.split("[^0-9]+")).filter(word -> !word.isEmpty()).toList();
    for (String number : numbers) {
      if (number.length() > 3) {
        return Optional.empty();
      }
      bytes.write(Integer.parseInt(number));
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
