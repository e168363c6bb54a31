// SPDX-License-Identifier: Apache-2.0
package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftServiceTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private DriftService service;

  @BeforeEach
  void start() throws IOException {
    service = new DriftService(Path.of("golden.txt"));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void tellsWhatDiffers() throws IOException {
    HttpResponse<String> response = post(Files.readString(Path.of("node.txt"))).join();

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"layered-package-removed\"", "\"tailscale\"", "\"base-version-changed\"")
        .doesNotContain("zincati");
  }

  @Test
  void findsNoDifferenceWhereThereIsNone() throws IOException {
    HttpResponse<String> response =
        post(Files.readString(Path.of("golden.txt"))).join();

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"changes\": []");
  }

  @Test
  void refusesWhatIsNoStatus() {
    HttpResponse<String> response = post("bash: rpm-ostree: command not found").join();

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("no status was found");
  }

  @Test
  void answersManyAtOnce() throws IOException {
    String status = Files.readString(Path.of("node.txt"));
    String alone = post(status).join().body();

    List<CompletableFuture<HttpResponse<String>>> responses =
        IntStream.range(0, 100).mapToObj(i -> post(status)).toList();

    assertThat(responses)
        .allSatisfy(response -> assertThat(response.join().body()).isEqualTo(alone));
  }

  private CompletableFuture<HttpResponse<String>> post(String status) {
    HttpRequest request = HttpRequest.newBuilder(service.uri())
        .POST(HttpRequest.BodyPublishers.ofString(status))
        .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }
}
