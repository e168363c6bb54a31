// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.internal.json.JsonTokens;
import io.github.ostreedrift.internal.json.JsonTokens.Token;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of one JSON object that is held as a text; the last one of a name counts. */
public final class JsonMembers {
  private final Map<String, Member> members = new LinkedHashMap<>();

  /**
   * One member.
   *
   * @param kind the token with which its value begins
   * @param text a string's text; an object or array as it stands in the input; else the value as written
   * @param line the line of the value, 1-based
   * @param column the column of the value, 1-based
   */
  public record Member(String key, Token kind, String text, int line, int column) {
    public boolean is(Token wanted) {
      return kind == wanted;
    }
  }

  /** The members of an object. */
  public static JsonMembers of(String object, Limits limits)
      throws MalformedJsonException, IOException {
    JsonTokens tokens = JsonTokens.of(object, limits);
    JsonMembers members = new JsonMembers();
    if (tokens.next() == Token.OBJECT) {
      while (tokens.next() == Token.KEY) {
        members.add(read(tokens, tokens.text(), tokens.next(), object));
      }
    }
    return members;
  }

  /** The items of an array, their keys being their numbers. */
  public static List<Member> items(String array, Limits limits)
      throws MalformedJsonException, IOException {
    JsonTokens tokens = JsonTokens.of(array, limits);
    List<Member> items = new ArrayList<>();
    tokens.next();
    for (Token token = tokens.next(); token != Token.END_ARRAY; token = tokens.next()) {
      items.add(read(tokens, Integer.toString(items.size()), token, array));
    }
    return items;
  }

  private static Member read(JsonTokens tokens, String key, Token kind, String text)
      throws MalformedJsonException, IOException {
    int line = tokens.line();
    int column = tokens.column();
    int start = (int) tokens.start();
    if (kind != Token.OBJECT && kind != Token.ARRAY) {
      return new Member(key, kind, tokens.text(), line, column);
    }
    tokens.skip();
    return new Member(key, kind, text.substring(start, (int) tokens.end()), line, column);
  }

  void add(Member member) {
    members.put(member.key(), member);
  }

  public List<Member> all() {
    return List.copyOf(members.values());
  }

  public int size() {
    return members.size();
  }

  void clear() {
    members.clear();
  }

  public boolean has(String... keys) {
    for (String key : keys) {
      if (members.containsKey(key)) {
        return true;
      }
    }
    return false;
  }

  /** The first of these members that is there. */
  public Optional<Member> find(Iterable<String> keys) {
    for (String key : keys) {
      Member member = members.get(key);
      if (member != null) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  /** The text of a member that is a string. */
  public Optional<String> string(String key) {
    return find(List.of(key)).filter(member -> member.is(Token.STRING)).map(Member::text);
  }

  /** Whether a member is {@code true}. */
  boolean isTrue(String key) {
    return find(List.of(key))
        .filter(member -> member.is(Token.SCALAR) && member.text().equals("true"))
        .isPresent();
  }

  /** Whether the object is a status itself, one deployment of a status, or what {@code parse} wrote of one. */
  boolean isStatus() {
    return find(List.of("deployments")).filter(member -> member.is(Token.ARRAY)).isPresent()
        || isDeployment()
        || isBootc()
        || (has("schema-version") && has("input"));
  }

  /** Whether the object is a host as bootc describes it, or the status of one. */
  private boolean isBootc() {
    return string("kind").filter("BootcHost"::equals).isPresent()
        || string("apiVersion")
            .filter(api -> api.startsWith("org.containers.bootc/"))
            .isPresent()
        || members.keySet().containsAll(List.of("booted", "staged", "rollback"));
  }

  /** Whether the object is one deployment of a status. */
  boolean isDeployment() {
    return members.keySet().containsAll(List.of("checksum", "booted"))
        && has("osname", "soft-reboot-target");
  }

  /** Whether the items of an array are the deployments of a status. */
  static boolean areDeployments(List<Member> items, Limits limits)
      throws MalformedJsonException, IOException {
    return !items.isEmpty()
        && items.get(0).is(Token.OBJECT)
        && of(items.get(0).text(), limits).isDeployment();
  }
}
