// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What is done to a text; empty where there is nothing to do it to. The same random numbers give the same text. */
interface Change {
  Optional<String> apply(Sheet sheet, Random random);

  /** This change, then another one. */
  default Change then(Change next) {
    return (sheet, random) ->
        apply(sheet, random).flatMap(text -> next.apply(Sheet.of(text), random));
  }

  static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The text is taken as one. */
  static Change text(UnaryOperator<String> change) {
    return (sheet, random) -> Optional.of(change.apply(sheet.text()));
  }

  /** Each line for itself. */
  static Change lines(UnaryOperator<String> change) {
    return (sheet, random) -> Optional.of(sheet.map(change).text());
  }

  /** Something stands before the text, and something behind it. */
  static Change around(String before, String behind) {
    return text(text -> before + text + behind);
  }

  /** Like {@link #around}, with one of these behind the text. */
  static Change around(String before, String behind, List<String> last) {
    return (sheet, random) ->
        Optional.of(before + sheet.text() + behind + one(random, last) + "\n");
  }

  /** One row of those whose key is meant is written anew. */
  static Change row(Predicate<String> keys, BiFunction<Sheet.Row, Random, String> change) {
    return (sheet, random) -> {
      List<Sheet.Row> rows = sheet.rows(keys);
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      Sheet.Row row = one(random, rows);
      String other = change.apply(row, random);
      return other.equals(row.line())
          ? Optional.empty()
          : Optional.of(sheet.put(row.at(), row.at() + 1, other).text());
    };
  }

  /** One row gets another value. */
  static Change value(Predicate<String> keys, BiFunction<String, Random, String> change) {
    return row(keys, (row, random) -> row.head() + change.apply(row.value(), random));
  }

  /** One row gets another key, and what parts it from the value. */
  static Change key(Predicate<String> keys, BiFunction<String, Random, String> change) {
    return row(keys, (row, random) -> row.indent() + change.apply(row.key(), random) + row.value());
  }

  /** One deployment's first line is written anew, without the two columns of its mark. */
  static Change header(BiFunction<String, Random, String> change) {
    return (sheet, random) -> {
      List<Sheet.Span> deployments = sheet.deployments();
      if (deployments.isEmpty()) {
        return Optional.empty();
      }
      int at = one(random, deployments).from();
      String line = sheet.line(at);
      String other = line.substring(0, 2) + change.apply(line.substring(2), random);
      return other.equals(line)
          ? Optional.empty()
          : Optional.of(sheet.put(at, at + 1, other).text());
    };
  }
}
