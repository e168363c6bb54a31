// SPDX-License-Identifier: Apache-2.0
module org.example.survived {
  requires io.github.ostreedrift;
}
