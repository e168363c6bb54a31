// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/**
 * Changes applied to the running system without a reboot.
 *
 * @param commit the commit that is live
 * @param interrupted the commit whose application was interrupted
 * @param diff what it changes, where the text shows it
 */
public record Live(
    Optional<String> commit, Optional<String> interrupted, Optional<PackageDiff> diff) {}
