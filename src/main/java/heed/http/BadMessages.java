package heed.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Answers what never reaches a route, because it is not HTTP as we take it: in the form of every
/// other problem, without saying what stands behind.
final class BadMessages extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    // Nobody reads a body here, so the connection is of no further use, and its client must know.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(problem(status)), callback);
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  private static byte[] problem(int status) {
    var problem =
        switch (status) {
          case 404 -> Problem.of(404, "not_found", "There is nothing at this address.");
          case 408 -> Problem.of(408, "timeout", "The request came too slowly.");
          case 414, 431 ->
              Problem.of(status, "too_large", "The address or the headers are too long.");
          case 503 -> Problem.of(503, "unavailable", "The service is stopping. Try again.");
          default ->
              status < 500
                  ? Problem.of(status, "invalid", Problems.BAD)
                  : Problem.of(status, "internal", "Something went wrong on our side.");
        };
    return problem.bytes();
  }
}
