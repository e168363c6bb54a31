// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.ManualTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the manual says of the keys of a rule. */
class ManualRulesTest {
  private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

  /** The words that the keys of a rule take. */
  @Test
  void keysOfRules() {
    Map<String, String> keys = new LinkedHashMap<>();
    new ManualTable("src/docs/fleets.md", "| key of a rule | what nodes must fulfil |")
        .cells()
        .forEach(row -> keys.put(row.get(0), row.get(1)));
    assertThat(codes(keys.get("`kinds`")))
        .containsExactlyElementsOf(
            Arrays.stream(PackageKind.values()).map(PackageKind::word).toList());
    assertThat(codes(keys.get("`forbid-states`")))
        .containsExactlyElementsOf(
            Arrays.stream(ForbiddenState.values()).map(ForbiddenState::word).toList());
  }

  private static List<String> codes(String text) {
    return CODE.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
