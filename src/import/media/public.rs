//! Which addresses on the network are open to everyone.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// Finds the addresses of a host, and of those only the ones that are open to everyone: what was looked at
/// is what is connected to, after each redirect too.
#[derive(Debug)]
pub struct PublicResolver {
    usual: DefaultResolver,
    allows_private: bool,
}

impl PublicResolver {
    /// One that may be told to find all addresses.
    pub fn new(allows_private: bool) -> Self {
        Self {
            usual: DefaultResolver::default(),
            allows_private,
        }
    }
}

impl Resolver for PublicResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let all = self.usual.resolve(uri, config, timeout)?;
        let mut open = self.empty();
        for address in &all {
            if self.allows_private || is_public(address.ip()) {
                open.push(*address);
            }
        }
        if open.is_empty() {
            let host = uri.host().unwrap_or_default();
            let what = format!(
                "`{host}` is an address of a private network: allow it by `--allow-private`"
            );
            return Err(Error::Io(std::io::Error::other(what)));
        }
        Ok(open)
    }
}

/// Whether an address is one of the whole network: none of this machine, of a private network, of a provider's
/// own, for several hosts or for examples (the special-purpose registries of IANA, RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_special = (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99);
    let is_benchmark = a == 198 && (b == 18 || b == 19);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        || is_shared
        || is_special
        || is_benchmark)
}

/// Only global unicast is public (RFC 4291, section 2.4), and of it not what stands for an address of
/// another kind.
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    let [a, b, ..] = address.segments();
    let is_global = (0x2000..0x4000).contains(&a);
    // Protocol assignments with Teredo, examples, and 6to4, which hold other addresses.
    let is_special = (a == 0x2001 && (b < 0x200 || b == 0xdb8)) || a == 0x2002;
    is_global && !is_special && a != 0x3fff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_open_to_everyone_is_refused() {
        for address in [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "198.18.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "fec0::1",
            "::7f00:1",
        ] {
            let address: IpAddr = address.parse().unwrap_or_else(|_| unreachable!());
            assert!(!is_public(address), "{address}");
        }
        for address in [
            "93.184.216.34",
            "1.1.1.1",
            "100.128.0.1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
        ] {
            let address: IpAddr = address.parse().unwrap_or_else(|_| unreachable!());
            assert!(is_public(address), "{address}");
        }
    }
}
