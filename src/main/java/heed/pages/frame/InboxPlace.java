package heed.pages.frame;

import heed.http.Query;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where in the inbox somebody is, so that each act leads back there.
///
/// @param only the part whose own page it is, or null
/// @param page from 1, of that part
/// @param at the part on the page of all parts, or null
public record InboxPlace(@Nullable InboxPart only, int page, @Nullable InboxPart at) {
  static final String[] KNOWN = {"show", "page", "at"};
  public static final InboxPlace NOWHERE = new InboxPlace(null, 1, null);

  private static final int MOST_PAGES = 10_000;

  /// Reads an address that says nothing else.
  public static InboxPlace of(Context context) {
    return of(Query.of(context, KNOWN));
  }

  public static InboxPlace of(Query query) {
    return new InboxPlace(
        query.oneOf("show", InboxPart.BY_WORD).orElse(null),
        query.whole("page", 1, MOST_PAGES).orElse(1),
        query.oneOf("at", InboxPart.BY_WORD).orElse(null));
  }

  public static InboxPlace page(InboxPart part, int page) {
    return new InboxPlace(part, page, null);
  }

  public static InboxPlace at(InboxPart part) {
    return new InboxPlace(null, 1, part);
  }

  /// Whether it is a part of the inbox, and not some other page.
  public boolean known() {
    return part() != null;
  }

  /// The part in which an act was sent.
  public @Nullable InboxPart part() {
    return only == null ? at : only;
  }

  /// Where a reader comes back to.
  public String address() {
    return only != null
        ? Links.INBOX + query()
        : at == null ? Links.INBOX : Links.INBOX + "#" + at.word();
  }

  /// The same as the fields of a form.
  public Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    if (only != null) {
      fields.put("show", only.word());
      if (page > 1) {
        fields.put("page", Integer.toString(page));
      }
    } else if (at != null) {
      fields.put("at", at.word());
    }
    return fields;
  }

  /// The same as what an address ends with: `?at=new`, or nothing.
  public String query() {
    return fields().isEmpty() ? "" : "?" + joined();
  }

  /// The same after other parameters: `&at=new`, or nothing.
  public String more() {
    return fields().isEmpty() ? "" : "&" + joined();
  }

  private String joined() {
    return fields().entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("&"));
  }
}
