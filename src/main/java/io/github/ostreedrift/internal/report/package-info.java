// SPDX-License-Identifier: Apache-2.0
/**
 * Results as people read them: {@link io.github.ostreedrift.internal.report.ReadingText} is one capture on one screen, {@link
 * io.github.ostreedrift.internal.report.ProblemText} a problem with its line and a caret. Nothing is computed here, and nothing
 * that an input says reaches a terminal as a control character.
 */
@NullMarked
package io.github.ostreedrift.internal.report;

import org.jspecify.annotations.NullMarked;
