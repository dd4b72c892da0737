package heed.pages.admin;

import heed.http.Addresses;
import heed.http.Query;
import heed.pages.frame.Complaints;
import heed.pages.frame.Voice;
import heed.platform.Refused;
import heed.platform.database.LogPages;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an address asks of the change log.
///
/// @param said the filters as they were typed, only those that say something
/// @param before the sequence of the last change of the page before, or [Long#MAX_VALUE]
/// @param filter both days belong to it, in UTC
record ChangesAsked(
    Map<String, String> said, long before, LogPages.Filter filter, Complaints complaints) {

  static ChangesAsked of(Context context, Voice voice) {
    var query = Query.of(context, "actor", "subject", "key", "from", "to", "before");
    var wrong = new HashMap<String, String>();
    var from = day(wrong, "from", () -> query.date("from"));
    var to = day(wrong, "to", () -> query.date("to"));
    if (from != null && to != null && to.isBefore(from)) {
      wrong.put("to", voice.on("changes").say("wrong.to"));
    }
    var said = new LinkedHashMap<String, String>();
    for (var name : new String[] {"actor", "subject", "key", "from", "to"}) {
      query.text(name).ifPresent(value -> said.put(name, value));
    }
    var before = query.text("before").filter(text -> text.matches("[0-9]{1,18}"));
    return new ChangesAsked(
        said,
        before.map(Long::parseLong).orElse(Long.MAX_VALUE),
        new LogPages.Filter(
            said.get("actor"),
            said.get("subject"),
            said.get("key"),
            from == null ? null : start(from),
            to == null ? null : start(to.plusDays(1))),
        new Complaints(wrong));
  }

  /// What the filters say, or an empty text.
  String says(String name) {
    return said.getOrDefault(name, "");
  }

  /// An address that asks the same of another page.
  String address(String path, Map<String, String> more) {
    var all = new LinkedHashMap<>(said);
    all.putAll(more);
    return of(path, all);
  }

  static String of(String path, Map<String, String> query) {
    return query.isEmpty()
        ? path
        : query.entrySet().stream()
            .map(one -> one.getKey() + "=" + Addresses.value(one.getValue()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  private static @Nullable LocalDate day(
      Map<String, String> wrong, String name, Supplier<Optional<LocalDate>> reading) {
    try {
      return reading.get().orElse(null);
    } catch (Refused refused) {
      wrong.put(name, refused.sentence());
      return null;
    }
  }

  private static long start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
