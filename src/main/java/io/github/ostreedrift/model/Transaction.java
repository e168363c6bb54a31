// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/**
 * A transaction that runs.
 *
 * @param title {@code upgrade}, {@code install htop}; where shown (text)
 * @param initiator {@code client(id:cli dbus:1.234 uid:0)}; where shown (text, since v2019.5)
 * @param method the D-Bus method, {@code UpdateDeployment}; where shown (JSON, text until v2017.9)
 */
public record Transaction(
    Optional<String> title, Optional<String> initiator, Optional<String> method) {}
