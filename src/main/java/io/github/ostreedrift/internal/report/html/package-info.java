// SPDX-License-Identifier: Apache-2.0
/**
 * Results as one page that asks for nothing from anywhere. The templates, in {@code src/main/jte}, are compiled with our
 * sources into this package and escape by context; what they ask for is prepared here.
 */
@NullMarked
package io.github.ostreedrift.internal.report.html;

import org.jspecify.annotations.NullMarked;
