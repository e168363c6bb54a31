// SPDX-License-Identifier: Apache-2.0
/**
 * The way out of layering: what a deployment is made of, as a Containerfile, as commands or as a treefile. Whatever a
 * capture says stays a word in what is written: none of it can run, and what a form can't say is a comment and a warning.
 */
@NullMarked
package io.github.ostreedrift.internal.export;

import org.jspecify.annotations.NullMarked;
