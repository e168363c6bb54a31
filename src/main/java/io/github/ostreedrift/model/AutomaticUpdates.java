// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/**
 * The automatic update policy.
 *
 * @param policy {@code none}, {@code check}, {@code stage} or {@code apply}
 * @param unit the systemd unit, {@code rpm-ostreed-automatic.timer}, where shown
 * @param status what the unit does, {@code last run 3h ago}, where shown; relative to the moment of the capture
 */
public record AutomaticUpdates(String policy, Optional<String> unit, Optional<String> status) {}
