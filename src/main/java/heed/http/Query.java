package heed.http;

import heed.platform.Currency;
import heed.platform.Fields;
import heed.platform.Nearest;
import heed.platform.Refused;
import heed.platform.Texts;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The query of an address, read strictly: what we do not know is refused by name, for an unknown
/// filter that is ignored shows more than was asked for.
public final class Query {
  private static final int MOST = 500;
  private static final int USUAL = 50;
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";

  /// Queries hold no money, but reading fields asks for a currency.
  private static final Currency ANY = Currency.of("USD");

  private final String path;
  private final Map<String, String> values = new TreeMap<>();

  private Query(String path) {
    this.path = path;
  }

  /// Reads a query that may hold these parameters.
  ///
  /// @throws Refused for one that is unknown, repeated or not UTF-8
  public static Query of(Context context, String... known) {
    return read(context, List.of(known));
  }

  /// As [#of], for a list, which takes a limit and a cursor too.
  public static Query ofList(Context context, String... known) {
    return read(context, Stream.concat(Stream.of(known), Stream.of(LIMIT, CURSOR)).toList());
  }

  /// What a parameter says, unless it is absent or empty.
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /// A day.
  public Optional<LocalDate> date(String name) {
    return text(name)
        .flatMap(value -> {
          var fields = new Fields(_ -> new Fields.Raw.Text(value, false), ANY);
          var date = fields.date(name);
          fields.refuseProblems();
          return Optional.ofNullable(date);
        });
  }

  /// Yes or no.
  public boolean truth(String name) {
    return text(name)
        .map(value ->
            switch (value) {
              case "true" -> true;
              case "false" -> false;
              default -> throw Refused.field(name, Fields.label(name) + " must be true or false.");
            })
        .orElse(false);
  }

  /// A whole number.
  public Optional<Integer> whole(String name, int least, int most) {
    return text(name)
        .map(value -> {
          try {
            var number = value.matches("[0-9]{1,10}") ? Long.parseLong(value) : -1;
            if (number >= least && number <= most) {
              return (int) number;
            }
          } catch (NumberFormatException notANumber) {
            // said below
          }
          throw Refused.field(
              name,
              Fields.label(name) + " must be a whole number from " + least + " to " + most + ".");
        });
  }

  /// One of some words.
  public <T> Optional<T> oneOf(String name, Map<String, T> words) {
    return text(name)
        .map(value -> {
          var found = words.get(value);
          if (found == null) {
            throw Refused.field(
                name,
                Fields.label(name) + " must be one of " + String.join(", ", words.keySet()) + ".");
          }
          return found;
        });
  }

  /// How many items are wanted: 1 to 500, 50 unless said.
  public int limit() {
    return whole(LIMIT, 1, MOST).orElse(USUAL);
  }

  /// Where the page before ended.
  ///
  /// @throws Refused when the cursor is not one of ours for this list and these filters
  public Optional<String> position(Cursors cursors) {
    return text(CURSOR).map(cursor -> cursors.position(list(), cursor));
  }

  /// The cursor of the next page.
  public String next(Cursors cursors, String position) {
    return cursors.sign(list(), position);
  }

  /// Which list this is: its path and filters.
  public String list() {
    return list(path, values);
  }

  /// The same for who makes the first page without a request.
  public static String list(String path, Map<String, String> values) {
    var list = new StringBuilder(path);
    values.forEach((name, value) -> {
      if (!name.equals(LIMIT) && !name.equals(CURSOR) && !value.isEmpty()) {
        list.append('\0').append(name).append('=').append(value);
      }
    });
    return list.toString();
  }

  private static Query read(Context context, Collection<String> known) {
    var query = new Query(context.path());
    var raw = context.req().getQueryString();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    for (var part : raw.split("&", -1)) {
      if (!part.isEmpty()) {
        query.add(part, known);
      }
    }
    return query;
  }

  private void add(String part, Collection<String> known) {
    var at = part.indexOf('=');
    var name = decoded(at < 0 ? part : part.substring(0, at));
    var value = at < 0 ? "" : decoded(part.substring(at + 1));
    if (!known.contains(name)) {
      var shown = Texts.clip(name.replaceAll("\\p{Cntrl}", "?"), 60);
      var hint = Nearest.to(name, known).map(near -> " Did you mean " + near + "?").orElse("");
      throw Refused.field(shown, "There is no query parameter " + shown + "." + hint);
    }
    var trouble = Texts.unkeepable(value);
    if (trouble != null) {
      throw Refused.field(name, Fields.label(name) + " " + trouble + ".");
    }
    if (values.put(name, value) != null) {
      throw Refused.field(name, "The query names " + name + " twice.");
    }
  }

  /// Percent-decoding that refuses what is not UTF-8 instead of replacing it.
  private static String decoded(String text) {
    try {
      var bytes =
          URLDecoder.decode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      throw Refused.because(
          Refused.Kind.INVALID, "The query of the address is not percent-encoded UTF-8.");
    }
  }
}
