// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Problem;
import java.util.Optional;

/** The library names a limit, and no option; here is which option raises it. */
final class Hints {
  private Hints() {}

  /** A message, with the option where it names a limit. */
  static String of(String message) {
    Optional<Limit> limit = Limit.find(message);
    return limit.isEmpty()
        ? message
        : message.replace(limit.get().mark(), "(raise it with --" + limit.get().word() + ")");
  }

  /** The same of a problem. */
  static Problem of(Problem problem) {
    return Limit.find(problem.message()).isEmpty()
        ? problem
        : new Problem(
            problem.severity(),
            problem.position(),
            of(problem.message()),
            problem.found(),
            problem.expected(),
            problem.text());
  }

  /** The same of the reason why there is no data of a node. */
  static NodeCapture of(NodeCapture node) {
    Optional<NoData> reason = node.noData().filter(none -> none.kind() == NoData.Kind.LIMIT);
    return reason.isEmpty()
        ? node
        : new NodeCapture(
            node.node(),
            node.pools(),
            node.moment(),
            node.source(),
            node.reading(),
            reason.map(none -> new NoData(none.kind(), of(none.reason()), none.status())));
  }
}
