// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Not shown is not different: two captures of one state, in whatever form, differ in nothing. */
class FormsTest {
  private static final long SEED = 20_260_217;

  /** No reader can know: forged lines, escapes that stand in a version, characters lost outside of lists. */
  private static final Pattern AMBIGUOUS = Pattern.compile(".*/ostree/(024|026|030|033|051)-[^/]*");

  /** A capture and the file that holds it. */
  private record Form(Path file, Capture capture) {}

  @Test
  void formsOfOneStateDifferInNothing() {
    assertThat(check(TestData.ROOT, Integer.MAX_VALUE)).isPositive();
  }

  @Test
  void formsOfTheLargerCollectionDifferInNothing() {
    check(TestData.shared("corpus"), 12);
  }

  @Test
  @Tag("slow")
  void allFormsOfAllStatesDifferInNothing() {
    check(TestData.shared("corpus"), Integer.MAX_VALUE);
  }

  /** Compares forms of each state with each other, so many pairs a state at most; gives how many pairs there were. */
  private static int check(Path root, int pairs) {
    Random random = new Random(SEED);
    int checked = 0;
    for (String tool : List.of("rpm-ostree", "ostree")) {
      for (Map.Entry<String, List<Path>> state :
          Captures.states(root.resolve(tool)).entrySet()) {
        if (!AMBIGUOUS.matcher(state.getKey()).matches()) {
          checked += check(state.getValue(), pairs, random);
        }
      }
    }
    return checked;
  }

  private static int check(List<Path> files, int most, Random random) {
    List<Form> forms = new ArrayList<>();
    boolean all = most >= files.size() * files.size();
    List<Path> chosen =
        all ? files : files.stream().filter(file -> random.nextInt(4) == 0).toList();
    for (Path file : chosen) {
      List<Capture> captures = TestData.captures(TestData.read(file));
      if (captures.size() == 1) {
        forms.add(new Form(file, captures.get(0)));
      }
    }
    forms.removeIf(form -> isUnfinished(form, forms));
    int checked = 0;
    for (Form left : forms) {
      for (Form right : forms) {
        if (checked++ < most) {
          StatusDiff diff = StatusDiff.between(left.capture(), right.capture());
          assertThat(diff.changes())
              .as("%s and %s, seed %d", left.file(), right.file(), SEED)
              .isEmpty();
        }
      }
    }
    return checked;
  }

  /** {@code ostree admin status --verify} ends at the first commit that it can't verify. */
  private static boolean isUnfinished(Form form, List<Form> forms) {
    int most = forms.stream()
        .mapToInt(other -> other.capture().deployments().size())
        .max()
        .orElse(0);
    return form.file().toString().endsWith("V.txt")
        && form.capture().deployments().size() < most;
  }
}
