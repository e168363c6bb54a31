// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/**
 * The program that drives updates in place of rpm-ostree's own timer (since v2021.2).
 *
 * @param name {@code Zincati}
 * @param unit its systemd unit, where shown ({@code -v}, JSON)
 * @param state its state, {@code active; periodically polling for updates}, where shown (text)
 */
public record UpdateDriver(String name, Optional<String> unit, Optional<String> state) {}
