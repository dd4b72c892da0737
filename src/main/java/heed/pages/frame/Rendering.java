package heed.pages.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import heed.http.Answers;
import io.javalin.http.Context;
import java.util.Map;

/// Turns a template and its view into an answer, with the headers that every page has.
public final class Rendering {
  /// Nothing inline, nothing from elsewhere, no framing.
  static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
          + " report-uri /content-policy-reports";

  /// Shorter pages are sent as they are.
  private static final int WORTH_PACKING = 1400;

  private final boolean secure;
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Rendering.class.getClassLoader(), "heed.pages.templates");

  /// @param secure whether people reach us by https: then browsers are told never to come otherwise
  Rendering(boolean secure) {
    this.secure = secure;
  }

  /// Answers with a whole page or a part of one.
  void html(Context context, int status, String template, Map<String, Object> parameters) {
    var body = bytes(template, parameters);
    protect(context);
    if (secure) {
      byHttpsOnly(context);
    }
    context.header("Cache-Control", "no-store");
    context.header("Vary", "Accept-Encoding, Cookie, HX-Request");
    packed(context, status, "text/html;charset=utf-8", body);
  }

  /// What a template makes of its view.
  byte[] bytes(String template, Map<String, Object> parameters) {
    var output = new Utf8ByteOutput();
    engine.render(template, parameters, output);
    return output.toByteArray();
  }

  /// Tells a browser never to come otherwise again, for a year.
  public static void byHttpsOnly(Context context) {
    context.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }

  /// Says what a browser may do with what it gets from here.
  public static void protect(Context context) {
    context.header("Content-Security-Policy", CONTENT_POLICY);
    context.header("X-Frame-Options", "DENY");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
  }

  /// Answers, packed for whoever takes it so.
  public static void packed(Context context, int status, String type, byte[] plain) {
    var body = plain;
    if (body.length > WORTH_PACKING && Packing.accepted(context)) {
      context.header("Content-Encoding", "gzip");
      body = Packing.pack(body);
    }
    Answers.bytes(context, status, type, body);
  }
}
