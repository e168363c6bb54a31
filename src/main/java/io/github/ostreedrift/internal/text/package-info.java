// SPDX-License-Identifier: Apache-2.0
/**
 * Text to model: finds captures in any text and reads them by the grammars of the {@code grammar} folder.
 *
 * <p>Three steps, each with its own classes: <em>lines</em> ({@link io.github.ostreedrift.internal.text.line.LineReader}: cut, and
 * freed of colour and of the marks of other formats), <em>layouts</em> (find where a capture begins and ends and
 * straighten it into the one form that the grammars describe), <em>builders</em> (from the grammar's rules to the
 * model, with what silence means in each kind of capture).
 */
@NullMarked
package io.github.ostreedrift.internal.text;

import org.jspecify.annotations.NullMarked;
