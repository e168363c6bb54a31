// SPDX-License-Identifier: Apache-2.0
/**
 * The ways in which people and their tools damage a capture, and the law that holds for each of them: a damaged capture
 * shows each fact as the undamaged one does, or not at all.
 */
package io.github.ostreedrift.damage;
