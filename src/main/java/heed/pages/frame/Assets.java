package heed.pages.frame;

import heed.http.Answers;
import heed.http.Route;
import heed.people.Secrets;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Style sheet, scripts and icon. Each address holds a hash of the content, so that browsers keep
/// them for ever and still see a new version at once. Packed once, at start.
public final class Assets {
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private static final class Asset {
    final String mediaType;
    final byte[] plain;
    final byte[] packed;

    Asset(String mediaType, byte[] plain) {
      this.mediaType = mediaType;
      this.plain = plain;
      this.packed = Packing.pack(plain);
    }
  }

  private final Map<String, Asset> byAddress = new LinkedHashMap<>();
  private final String style;
  private final String script;
  private final String htmx;
  private final String icon;
  private final String palette;
  private final String whatIf;
  private final String inbox;
  private final String live;

  public Assets() {
    style = add("heed", "css", "text/css;charset=utf-8", "/heed/pages/heed.css");
    script = add("heed", "js", "text/javascript;charset=utf-8", "/heed/pages/heed.js");
    htmx =
        add(
            "htmx",
            "js",
            "text/javascript;charset=utf-8",
            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");
    live = add("live", "js", "text/javascript;charset=utf-8", "/heed/pages/live.js");
    palette = add("palette", "js", "text/javascript;charset=utf-8", "/heed/pages/palette.js");
    whatIf = add("whatif", "js", "text/javascript;charset=utf-8", "/heed/pages/whatif.js");
    inbox = add("inbox", "js", "text/javascript;charset=utf-8", "/heed/pages/inbox.js");
    icon = add("icon", "svg", "image/svg+xml", "/heed/pages/icon.svg");
  }

  Shell.Links links() {
    return new Shell.Links(style, script, htmx, icon, palette, live, whatIf, inbox);
  }

  public List<Route> routes() {
    var routes = new ArrayList<Route>();
    byAddress.forEach((address, asset) ->
        routes.add(
            Route.open(Route.Verb.GET, address, context -> answer(context, asset, FOREVER))));
    // Browsers and others ask for it without reading the page.
    var bare = byAddress.get(icon);
    if (bare != null) {
      routes.add(
          Route.open(
              Route.Verb.GET,
              "/favicon.ico",
              context -> answer(context, bare, "public, max-age=86400")));
    }
    return routes;
  }

  private static void answer(Context context, Asset asset, String cacheControl) {
    context.header("Cache-Control", cacheControl);
    context.header("Vary", "Accept-Encoding");
    var packed = Packing.accepted(context) && asset.packed.length < asset.plain.length;
    if (packed) {
      context.header("Content-Encoding", "gzip");
    }
    Answers.bytes(context, 200, asset.mediaType, packed ? asset.packed : asset.plain);
  }

  private String add(String name, String ending, String mediaType, String resource) {
    var plain = read(resource);
    var hash = Secrets.hash(new String(plain, StandardCharsets.ISO_8859_1)).substring(0, 12);
    var address = "/assets/" + name + "-" + hash + "." + ending;
    byAddress.put(address, new Asset(mediaType, plain));
    return address;
  }

  private static byte[] read(String resource) {
    try (var in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
