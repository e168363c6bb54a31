// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/**
 * An origin that a manager wrote over the real one.
 *
 * @param url any text, {@code pivot://quay.io/...@sha256:...}; {@code ""} where the manager gave none; empty where the
 *     capture does not tell which of the two it shows
 * @param description {@code Managed by machine-config-operator}
 */
public record CustomOrigin(Optional<String> url, String description) {}
