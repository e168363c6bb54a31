// SPDX-License-Identifier: Apache-2.0
/**
 * The command line. {@link io.github.ostreedrift.internal.cli.Main} knows the commands and turns their ends into exit codes;
 * each command is one class that reads its options, and leaves the work to the library.
 */
@NullMarked
package io.github.ostreedrift.internal.cli;

import org.jspecify.annotations.NullMarked;
