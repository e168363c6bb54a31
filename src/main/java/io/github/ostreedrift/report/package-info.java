// SPDX-License-Identifier: Apache-2.0

/** Results in the forms in which they are handed on: {@link io.github.ostreedrift.report.Report}. */
@NullMarked
package io.github.ostreedrift.report;

import org.jspecify.annotations.NullMarked;
