// SPDX-License-Identifier: Apache-2.0
/**
 * JSON: what {@code rpm-ostree status --json} and {@code ostree admin status --json} print is read, and the JSON of
 * {@code parse} is written and read back.
 *
 * <p>{@link io.github.ostreedrift.internal.json.StatusJson} reads, whichever of these it is;
 * {@link io.github.ostreedrift.internal.json.CaptureJson} writes. The JSON Schema of what is written is the resource
 * {@code /io/github/ostreedrift/capture.schema.json}.
 */
@NullMarked
package io.github.ostreedrift.internal.json;

import org.jspecify.annotations.NullMarked;
