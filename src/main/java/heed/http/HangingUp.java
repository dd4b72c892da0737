package heed.http;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/// When the server stops, requests under way are answered and connections without one are hung up.
/// Browsers and proxies keep such connections for later, and Jetty alone would wait a second for
/// them.
final class HangingUp extends GracefulHandler {
  private final Set<EndPoint> underWay = ConcurrentHashMap.newKeySet();

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    underWay.add(endPoint);
    Request.addCompletionListener(request, _ -> answered(endPoint));
    return super.handle(request, response, callback);
  }

  private void answered(EndPoint endPoint) {
    underWay.remove(endPoint);
    if (isShutdown()) {
      endPoint.close();
    }
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    var answered = super.shutdown();
    for (var connector : getServer().getConnectors()) {
      connector.getConnectedEndPoints().stream()
          .filter(endPoint -> !underWay.contains(endPoint))
          .forEach(EndPoint::close);
    }
    return answered;
  }
}
