// SPDX-License-Identifier: Apache-2.0

/**
 * Reads what rpm-ostree and ostree say about a system's deployments, and tells what drifted: {@link
 * io.github.ostreedrift.OstreeDrift}.
 */
module io.github.ostreedrift {
  requires org.antlr.antlr4.runtime;
  requires tools.jackson.core;

  // Who calls what speaks of their types requires them, too. Not transitive: javac would ask
  // everybody for them.
  requires static org.assertj.core;
  requires static org.jspecify;
  requires static tools.jackson.databind;

  // Archives and rules files: who reads them requires these.
  requires static org.apache.commons.compress;
  requires static org.snakeyaml.engine;
  requires static org.tukaani.xz;

  // Reports: who writes HTML, CSV, metrics or JUnit XML requires these.
  requires static de.siegmar.fastcsv;
  requires static gg.jte.runtime;
  requires static io.prometheus.metrics.model;
  requires static io.prometheus.writer.text;
  requires static java.xml;

  // An annotation of the compiled templates, for the compiler alone.
  requires static java.compiler;

  // The command line, which runs from the class path.
  requires static info.picocli;
  requires static me.tongfei.progressbar;

  exports io.github.ostreedrift;
  exports io.github.ostreedrift.assertj;
  exports io.github.ostreedrift.audit;
  exports io.github.ostreedrift.capture;
  exports io.github.ostreedrift.diff;
  exports io.github.ostreedrift.diff.survival;
  exports io.github.ostreedrift.fleet;
  exports io.github.ostreedrift.jackson;
  exports io.github.ostreedrift.model;
  exports io.github.ostreedrift.report;

  // The JSON Schemas lie here, and a resource is found in an open package alone.
  opens io.github.ostreedrift;
}
