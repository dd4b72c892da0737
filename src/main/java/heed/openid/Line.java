package heed.openid;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import heed.platform.outside.Allowed;
import heed.platform.outside.GuardedClient;
import heed.platform.outside.GuardedClient.Fetched;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Calls to a provider: by the client that guards all calls outside, within seconds and a size. The
/// issuer is the operator’s word, so its host may be an inner one; what the provider names besides
/// must be on the public internet. Nothing travels in clear but to an issuer on this machine.
final class Line {
  /// A person waits meanwhile.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI issuer;
  private final GuardedClient client;

  Line(URI issuer) {
    this.issuer = issuer;
    this.client =
        GuardedClient.open(Allowed.of(issuer.getHost().replaceAll("[\\[\\]]", "")), PATIENCE);
  }

  /// Whether people and tokens may be sent to an address that the provider names.
  boolean trusts(URI address) {
    if ("https".equals(address.getScheme())) {
      return address.getHost() != null;
    }
    return "http".equals(address.getScheme())
        && "http".equals(issuer.getScheme())
        && issuer.getHost().equals(address.getHost());
  }

  /// What is at an address, when it is there.
  ///
  /// @throws IOException whose message holds no secret
  String get(URI address, Map<String, String> headers) throws IOException {
    refuseInClear(address);
    return switch (client.get(address.toString(), headers)) {
      case Fetched.Heard heard when heard.status() == 200 -> heard.body();
      case Fetched.Heard heard ->
          throw new IOException(address.getHost() + " answers " + heard.status());
      case Fetched.Unheard(var why) -> throw new IOException(address.getHost() + " " + why);
    };
  }

  Resource resource(URL address) throws IOException {
    return new Resource(get(URI.create(address.toString()), Map.of()), "application/json");
  }

  /// Sends a request that the library made, for the library to read the answer.
  ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    refuseInClear(request.getURI());
    if (request.getMethod() != HTTPRequest.Method.POST) {
      throw new IOException("Only forms are sent");
    }
    var headers = new HashMap<String, String>();
    request.getHeaderMap().forEach((name, values) -> headers.put(name, first(values)));
    headers.keySet().removeIf("Content-Type"::equalsIgnoreCase);
    var body = request.getBody();
    return switch (client.postForm(
        request.getURI().toString(), headers, body == null ? "" : body)) {
      case Fetched.Heard heard -> answer(heard);
      case Fetched.Unheard(var why) ->
          throw new IOException(request.getURI().getHost() + " " + why);
    };
  }

  private static HTTPResponse answer(Fetched.Heard heard) throws IOException {
    var response = new HTTPResponse(heard.status());
    try {
      response.setContentType("application/json");
    } catch (ParseException impossible) {
      throw new IOException(impossible);
    }
    response.setBody(heard.body());
    return response;
  }

  private void refuseInClear(URI address) throws IOException {
    if (!trusts(address)) {
      throw new IOException(issuer.getHost() + " names an address without TLS");
    }
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.getFirst();
  }
}
