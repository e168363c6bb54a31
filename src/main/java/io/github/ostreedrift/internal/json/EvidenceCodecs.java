// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.internal.json.Codec.object;

import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.CommitName;
import io.github.ostreedrift.model.PackageEvidence.InactiveRequest;
import io.github.ostreedrift.model.PackageEvidence.Outcome;
import java.util.List;
import java.util.Locale;

/** What listings of packages tell, in our JSON. */
final class EvidenceCodecs {
  private static final Codec<CommitName> COMMIT = object(
      in -> new CommitName(in.text("checksum"), in.find("description")),
      (out, commit) ->
          out.put("checksum", commit.checksum()).putFound("description", commit.description()));

  private static final Codec<List<Nevra>> NEVRAS = Codec.of(
          EvidenceCodecs::nevra, (out, nevra) -> out.writeString(nevra.toString()))
      .list();

  private static final Codec<List<InactiveRequest>> INACTIVE_REQUESTS =
      Codec.<InactiveRequest>object(
              in -> new InactiveRequest(in.text("request"), in.text("provided-by")),
              (out, inactive) ->
                  out.put("request", inactive.request()).put("provided-by", inactive.providedBy()))
          .list();

  private static final Codec<Outcome> OUTCOME =
      Codec.of(EvidenceCodecs::outcome, (out, outcome) -> out.writeString(word(outcome)));

  static final Codec<PackageEvidence> EVIDENCE =
      object(EvidenceCodecs::read, EvidenceCodecs::write);

  private EvidenceCodecs() {}

  private static void write(ObjectOut out, PackageEvidence evidence) {
    out.put("complete", evidence.complete())
        .putShown("commit", COMMIT, evidence.commit())
        .putShown("from", COMMIT, evidence.from())
        .putShown("outcome", OUTCOME, evidence.outcome())
        .putShown("installed", NEVRAS, evidence.installed())
        .putShown("changes", UpdateCodecs.CHANGES, evidence.changes())
        .putShown("inactive-requests", INACTIVE_REQUESTS, evidence.inactiveRequests())
        .putShown("inactive-removals", Codec.TEXTS, evidence.inactiveRemovals())
        .putShown("inactive-replacements", Codec.TEXTS, evidence.inactiveReplacements())
        .putShown("advisories", UpdateCodecs.ADVISORIES, evidence.advisories());
  }

  private static PackageEvidence read(ObjectIn in) {
    return new PackageEvidence(
        in.fact("commit", COMMIT),
        in.fact("from", COMMIT),
        in.fact("installed", NEVRAS),
        in.fact("changes", UpdateCodecs.CHANGES),
        in.fact("advisories", UpdateCodecs.ADVISORIES),
        in.fact("inactive-requests", INACTIVE_REQUESTS),
        in.fact("inactive-removals", Codec.TEXTS),
        in.fact("inactive-replacements", Codec.TEXTS),
        in.fact("outcome", OUTCOME),
        in.flag("complete"));
  }

  private static Nevra nevra(JsonCursor place) {
    try {
      return Nevra.parse(place.text());
    } catch (IllegalArgumentException e) {
      throw place.wrong("name-[epoch:]version-release.arch");
    }
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Outcome outcome(JsonCursor place) {
    for (Outcome outcome : Outcome.values()) {
      if (word(outcome).equals(place.text())) {
        return outcome;
      }
    }
    throw place.wrong("an outcome of a transaction");
  }
}
