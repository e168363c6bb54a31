// SPDX-License-Identifier: Apache-2.0
package org.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ostreedrift.CaptureException;
import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.model.Capture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers a status that is posted to {@code /drift} with what differs from a golden capture. */
public final class DriftService implements AutoCloseable {
  private final Capture golden;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  /** Starts a service on a free port. */
  public DriftService(Path golden) throws IOException {
    this.golden = OstreeDrift.readOne(golden);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/drift", this::answer);
    server.start();
  }

  /** Where to post. */
  public URI uri() {
    return URI.create("http://" + server.getAddress().getHostString() + ":"
        + server.getAddress().getPort() + "/drift");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String status = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      try {
        Capture capture = OstreeDrift.readOne(status);
        send(
            exchange,
            200,
            "application/json",
            OstreeDrift.toJson(OstreeDrift.diff(golden, capture)));
      } catch (CaptureException e) {
        send(exchange, 422, "text/plain; charset=utf-8", e.getMessage());
      }
    }
  }

  private static void send(HttpExchange exchange, int code, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
