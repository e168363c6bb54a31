// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.text.grammar.PackageListParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the rules of the grammar of {@code rpm-ostree db list} and {@code rpm -qa} to evidence. */
final class PackageListBuilder {
  private PackageListBuilder() {}

  static Capture build(Straightened source, CaptureFormat format) {
    PackageListParser.ListContext list = Grammars.packageList(source);
    PackageEvidence.Builder evidence = PackageEvidence.builder();
    if (list.head != null && list.head.exception == null) {
      evidence.commit(EvidenceFacts.commit(list.head.commit));
    }
    List<Nevra> installed = new ArrayList<>();
    for (PackageListParser.EntryContext entry : list.entries) {
      if (entry.exception == null && entry.nevra != null) {
        Optional<Nevra> nevra = EvidenceFacts.nevra(source, entry.nevra);
        nevra.ifPresentOrElse(
            installed::add, () -> source.keep(source.sourceAt(entry.nevra.getStartIndex())));
      }
    }
    evidence.installed(installed);
    return EvidenceFacts.capture(format, evidence, source, false);
  }
}
