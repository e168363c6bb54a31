// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import io.github.ostreedrift.internal.report.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where templates write to: what steers or hides is made visible here, so that no template can forget it. */
final class PageOutput extends OwaspHtmlTemplateOutput {
  /** Nobody looks on: templates of ours name no tags to be looked at. */
  static final HtmlInterceptor NOBODY = new HtmlInterceptor() {
    @Override
    public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput out) {}

    @Override
    public void onHtmlTagClosed(String name, TemplateOutput out) {}
  };

  private PageOutput(TemplateOutput out) {
    super(out);
  }

  /** Lets a template write. */
  static void write(Appendable out, Consumer<PageOutput> template) throws IOException {
    try {
      template.accept(new PageOutput(new Plain(out)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void writeUserContent(@Nullable String value) {
    super.writeUserContent(value == null ? "" : visible(value));
  }

  /** What has nothing but blanks would not be seen, either. */
  private static String visible(String value) {
    String visible = Visible.of(value);
    return value.isBlank() ? visible.replace(' ', '␠') : visible;
  }

  private record Plain(Appendable out) implements TemplateOutput {
    @Override
    public void writeContent(String value) {
      try {
        out.append(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void writeContent(String value, int from, int to) {
      try {
        out.append(value, from, to);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
