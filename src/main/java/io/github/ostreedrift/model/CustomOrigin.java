// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * An origin that a manager wrote over the real one.
 *
 * @param url any text, {@code pivot://quay.io/...@sha256:...}; empty where the manager gave none
 * @param description {@code Managed by machine-config-operator}
 */
public record CustomOrigin(String url, String description) {}
