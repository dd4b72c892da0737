package heed.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers a page of a list: `{"items": […], "next": CURSOR|null}`.
public final class Listing {
  private Listing() {}

  /// Answers with one page.
  ///
  /// @param rows the page and, when there is one, the first row of the next
  /// @param position where a page that ends with this row ends
  public static <T> void answer(
      Context context,
      Query query,
      Cursors cursors,
      List<T> rows,
      Function<T, ?> shown,
      Function<T, String> position) {
    var more = rows.size() > query.limit();
    var page = more ? rows.subList(0, query.limit()) : rows;
    var next = more ? query.next(cursors, position.apply(page.getLast())) : null;
    Answers.json(context, 200, page(page.stream().map(shown).toList(), next));
  }

  /// The shape of a page.
  public static Map<String, @Nullable Object> page(List<?> items, @Nullable String next) {
    var page = new LinkedHashMap<String, @Nullable Object>();
    page.put("items", items);
    page.put("next", next);
    return page;
  }
}
