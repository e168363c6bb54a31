// SPDX-License-Identifier: Apache-2.0
/**
 * Rules files: YAML or JSON to {@link io.github.ostreedrift.audit.Rules}, and back.
 *
 * <p>The only package that needs {@code org.snakeyaml:snakeyaml-engine}, which an embedder of rules files adds.
 */
@NullMarked
package io.github.ostreedrift.audit.rules;

import org.jspecify.annotations.NullMarked;
