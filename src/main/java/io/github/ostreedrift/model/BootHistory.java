// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.time.Instant;
import java.util.Optional;

/**
 * When a deployment was made and booted ({@code rpm-ostree ex history}, since v2019.6).
 *
 * @param lastBoot when it was booted last
 * @param firstBoot when it was booted first; the same as {@code lastBoot} for one boot
 * @param boots how often it was booted
 * @param created when it was made
 * @param command the command that made it, where known
 */
public record BootHistory(
    Instant lastBoot,
    Instant firstBoot,
    int boots,
    Optional<Instant> created,
    Optional<String> command) {}
