// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.inventory;

import io.github.ostreedrift.internal.fleet.json.JsonMembers;
import io.github.ostreedrift.internal.fleet.json.JsonMembers.Member;
import io.github.ostreedrift.internal.json.JsonTokens.Token;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads an inventory in JSON: Kubernetes' nodes, Ansible's groups, a map from node to pool, or a list of both. */
public final class JsonInventory {
  private static final String ROLE = "node-role.kubernetes.io/";
  private static final List<String> NODES = List.of("node", "host", "hostname", "name");
  private static final List<String> POOLS = List.of("pool", "group", "role", "pools", "roles");
  private static final List<String> NO_POOLS = List.of("all", "ungrouped");

  private final InventoryBuilder inventory;
  private final Limits limits;

  public JsonInventory(InventoryBuilder inventory, Limits limits) {
    this.inventory = inventory;
    this.limits = limits;
  }

  public void read(String text) {
    try {
      if (text.stripLeading().startsWith("[")) {
        items(new Member("", Token.ARRAY, text, 1, 1));
      } else {
        document(JsonMembers.of(text, limits), text);
      }
    } catch (MalformedJsonException e) {
      inventory.problem(
          e.line(), e.column(), "the inventory is no JSON from here on: " + e.getMessage(), "");
    } catch (IOException impossible) {
      throw new IllegalStateException("a text can be read", impossible);
    }
  }

  private void document(JsonMembers members, String text)
      throws MalformedJsonException, IOException {
    Optional<Member> items = members.find(List.of("items"));
    if (items.isPresent() && items.get().is(Token.ARRAY)) {
      items(items.get());
    } else if (members.has("metadata")
        || members.find(NODES).filter(JsonInventory::isText).isPresent()) {
      item(new Member("", Token.OBJECT, text, 1, 1), 1);
    } else {
      for (Member member : members.all()) {
        group(member);
      }
    }
  }

  private static boolean isText(Member member) {
    return member.is(Token.STRING);
  }

  private void items(Member array) throws MalformedJsonException, IOException {
    for (Member item : JsonMembers.items(array.text(), limits)) {
      item(item, array.line());
    }
  }

  private void item(Member item, int firstLine) throws MalformedJsonException, IOException {
    int line = firstLine + item.line() - 1;
    if (!item.is(Token.OBJECT)) {
      inventory.problem(line, item.column(), "expected an object with the name of a node", "");
      return;
    }
    JsonMembers members = JsonMembers.of(item.text(), limits);
    Optional<Member> metadata =
        members.find(List.of("metadata")).filter(member -> member.is(Token.OBJECT));
    JsonMembers named =
        metadata.isPresent() ? JsonMembers.of(metadata.get().text(), limits) : members;
    Optional<Member> name = named.find(NODES).filter(JsonInventory::isText);
    if (name.isEmpty()) {
      inventory.problem(line, item.column(), "a node without a name", "");
    } else {
      inventory.add(name.get().text(), metadata.isPresent() ? roles(named) : pools(members));
    }
  }

  private List<String> roles(JsonMembers metadata) throws MalformedJsonException, IOException {
    Optional<Member> labels =
        metadata.find(List.of("labels")).filter(member -> member.is(Token.OBJECT));
    return labels.isEmpty()
        ? List.of()
        : JsonMembers.of(labels.get().text(), limits).all().stream()
            .map(Member::key)
            .filter(label -> label.startsWith(ROLE) && label.length() > ROLE.length())
            .map(label -> label.substring(ROLE.length()))
            .toList();
  }

  private List<String> pools(JsonMembers members) throws MalformedJsonException, IOException {
    Optional<Member> pool = members.find(POOLS);
    return pool.isEmpty() ? List.of() : texts(pool.get());
  }

  private List<String> texts(Member member) throws MalformedJsonException, IOException {
    if (member.is(Token.ARRAY)) {
      return JsonMembers.items(member.text(), limits).stream()
          .filter(JsonInventory::isText)
          .map(Member::text)
          .toList();
    }
    return isText(member) ? TextInventory.pools(member.text()) : List.of();
  }

  private void group(Member group) throws MalformedJsonException, IOException {
    if (isText(group)) {
      inventory.add(group.key(), TextInventory.pools(group.text()));
    } else if (group.is(Token.ARRAY)) {
      hosts(group.key(), texts(group));
    } else if (!group.is(Token.OBJECT)) {
      inventory.problem(
          group.line(),
          group.column(),
          "expected the pool of `" + group.key() + "`, or the hosts in it",
          "");
    } else {
      JsonMembers members = JsonMembers.of(group.text(), limits);
      boolean isMeta = group.key().equals("_meta");
      Optional<Member> hosts = members.find(List.of(isMeta ? "hostvars" : "hosts"));
      if (hosts.isPresent()) {
        hosts(isMeta ? "all" : group.key(), names(hosts.get()));
      } else if (!isMeta && !members.has("children", "vars") && members.size() > 0) {
        inventory.problem(
            group.line(), group.column(), "a group without hosts: `" + group.key() + "`", "");
      }
    }
  }

  private List<String> names(Member hosts) throws MalformedJsonException, IOException {
    return hosts.is(Token.OBJECT)
        ? JsonMembers.of(hosts.text(), limits).all().stream().map(Member::key).toList()
        : texts(hosts);
  }

  private void hosts(String group, List<String> hosts) {
    List<String> pools = NO_POOLS.contains(group) ? List.of() : List.of(group);
    hosts.forEach(host -> inventory.add(host, pools));
  }
}
