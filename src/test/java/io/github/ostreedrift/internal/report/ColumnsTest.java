// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

  @ParameterizedTest
  @CsvSource(textBlock = """
      '',            0
      htop,          4
      été,           3
      e\u0301,       1
      版本,          4
      한글,          4
      ｆｕｌｌ,       8
      ✔,             1
      ✅,            2
      🚀,            2
      😀x,           3
      ●,             1
      ├─,            2
      𠀀,            2
      a\u200db,      2
      """)
  void countsWhatATerminalShows(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }
}
