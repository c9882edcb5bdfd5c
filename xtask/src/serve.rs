//! The static server behind `demo` and the browser tests.
//!
//! It answers with the headers a real host of the files is asked for, so that what works here
//! works there: the right type for wasm, any origin allowed, hashed names kept for ever.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

use crate::headers::headers;

/// A running server. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `folder` on the loopback address at `port`, or at any free port when that is 0.
    ///
    /// It runs in a thread of its own, so callers may be async or not.
    ///
    /// # Errors
    ///
    /// Fails when the port is taken or may not be opened.
    pub fn start(folder: &Path, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let site = site(folder);
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
                tokio::select! {
                    _ = axum::serve(listener, site) => (),
                    _ = stopped => (),
                }
            });
        });
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Either may be gone already, and then the server has stopped by itself.
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn site(folder: &Path) -> Router {
    Router::new().fallback_service(ServeDir::new(folder)).layer(from_fn(add_headers))
}

async fn add_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    // A file that is not sent again, or has no such part, is there all the same.
    let found = matches!(
        response.status(),
        StatusCode::OK
            | StatusCode::PARTIAL_CONTENT
            | StatusCode::NOT_MODIFIED
            | StatusCode::RANGE_NOT_SATISFIABLE
    );
    let own = response.headers_mut();
    for (name, value) in headers(&path, found) {
        own.insert(name, HeaderValue::from_static(value));
    }
    // All our text is of one kind, and a part of a page cannot say so itself.
    if let Some(kind) = own.get(CONTENT_TYPE).and_then(|it| it.to_str().ok())
        && kind.starts_with("text/")
        && let Ok(kind) = HeaderValue::try_from(format!("{kind}; charset=utf-8"))
    {
        own.insert(CONTENT_TYPE, kind);
    }
    response
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn wasm_goes_out_typed_and_open_to_any_origin() {
        let folder = std::env::temp_dir().join(format!("both-true-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("v1")).expect("a temporary folder can be made");
        fs::write(folder.join("v1/a.wasm"), b"\0asm").expect("a temporary file can be written");
        let server = Server::start(&folder, 0).expect("a free port exists");
        let mut answer = String::new();
        let mut stream = TcpStream::connect(server.address).expect("the server listens");
        stream
            .write_all(b"GET /v1/a.wasm HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            .expect("the server reads");
        stream.read_to_string(&mut answer).expect("the server answers");
        for header in ["application/wasm", "access-control-allow-origin: *", "nosniff"] {
            assert!(answer.contains(header), "{header} is missing in {answer}");
        }
        let address = server.address;
        drop(server);
        assert!(TcpStream::connect(address).is_err(), "a dropped server still listens");
        fs::remove_dir_all(folder).expect("the temporary folder can be removed");
    }
}
