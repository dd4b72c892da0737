package heed.pages.frame;

import heed.http.Bodies;
import heed.platform.Currency;
import heed.platform.Fields;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A form that was sent from one of our own pages.
public final class Form {
  private static final int LIMIT = 64 * 1024;
  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private final Map<String, String> values;

  private Form(Map<String, String> values) {
    this.values = values;
  }

  /// Reads a form.
  ///
  /// @param baseUrl where people reach us, which behind a proxy is not what the request says
  /// @throws Refused FORBIDDEN when another site may have sent it
  static Form of(Context context, String baseUrl) {
    refuseOtherSites(context, baseUrl);
    var type = context.req().getContentType();
    if (type == null
        || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(MEDIA_TYPE)) {
      throw forbidden();
    }
    return new Form(parse(new String(Bodies.any(context, LIMIT), StandardCharsets.ISO_8859_1)));
  }

  /// The same form with a field that the address says.
  public Form with(String name, String value) {
    var all = new HashMap<>(values);
    all.put(name, value);
    return new Form(all);
  }

  /// What a field says, unless it is absent or blank.
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /// The version that a field says, as a page wrote it there; null when it says none.
  public @Nullable Long version(String name) {
    return text(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf).orElse(null);
  }

  /// What follows this prefix in the names of the fields that were sent, such as ticked boxes.
  public List<String> named(String prefix) {
    return values.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .sorted()
        .toList();
  }

  /// The fields, to be validated as everywhere. Browsers send line ends as CR LF.
  public Fields fields(Currency currency) {
    return new Fields(
        name ->
            text(name)
                .<Fields.Raw>map(text -> new Fields.Raw.Text(text.replace("\r\n", "\n"), true))
                .orElseGet(Fields.Raw.Absent::new),
        currency);
  }

  /// Browsers say where a request comes from; what says nothing is no browser, and carries no
  /// cookie that its user did not put there.
  public static void refuseOtherSites(Context context, String baseUrl) {
    var site = context.req().getHeader("Sec-Fetch-Site");
    if (site != null) {
      if (!site.equals("same-origin") && !site.equals("none")) {
        throw forbidden();
      }
      return;
    }
    var origin = context.req().getHeader("Origin");
    if (origin != null && !ours(origin, context, baseUrl)) {
      throw forbidden();
    }
  }

  private static boolean ours(String origin, Context context, String baseUrl) {
    try {
      var authority = new URI(origin).getAuthority();
      return authority != null
          && (authority.equalsIgnoreCase(context.req().getHeader("Host"))
              || authority.equalsIgnoreCase(new URI(baseUrl).getAuthority()));
    } catch (java.net.URISyntaxException notAnOrigin) {
      return false;
    }
  }

  private static Map<String, String> parse(String body) {
    var values = new HashMap<String, String>();
    for (var part : body.split("&", -1)) {
      var at = part.indexOf('=');
      if (at > 0) {
        values.put(decoded(part.substring(0, at)), decoded(part.substring(at + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      var bytes =
          URLDecoder.decode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      throw Refused.because(Refused.Kind.INVALID, "The form is not percent-encoded UTF-8.");
    }
  }

  private static Refused forbidden() {
    return Refused.because(
        Refused.Kind.FORBIDDEN, "This form was not sent from a page of ours. Open the page again.");
  }
}
