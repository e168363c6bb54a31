// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * A request that a transaction left without effect, for the base has what it asks for.
 *
 * @param request the request
 * @param providedBy NEVRA of the package of the base that provides it
 */
public record InactiveRequest(String request, String providedBy) {}
